package app.tallybird.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Which version is the newer one. */
class UpdateCheckTest {

    private record Page(String tag) implements HttpPort {
        @Override
        public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            byte[] said = ("{\"tag_name\": \"" + tag + "\"}").getBytes(StandardCharsets.UTF_8);
            try {
                return reader.read(new HttpAnswer(200, List.of(), new ByteArrayInputStream(said), call.uri()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1.0, v0.1.0, false", "0.1.0, v0.0.9, false", "0.1.0, 0.1.1, true", "0.9.0, v0.10.0, true", "0.1.0, v1, true",
            "1.0, v1.0.0, false", "0.1.0, v0.1.0-beta, false", "0.1.0, v0.2.0-rc.1, true", "0.2.0-rc.1, v0.2.0, true",
            "development, v9, false"})
    void versionsAreComparedByTheirNumbers(String own, String tag, boolean newer) {
        UpdateCheck.Answer answer = new UpdateCheck(new Page(tag), "https://example.com/releases/latest", own).ask(Cancel.never());
        assertThat(answer.newer()).isEqualTo(newer);
        assertThat(answer.words()).isEqualTo(newer
                ? "Version " + tag.replace("v", "") + " is out; this is " + own + "."
                : "No newer version than " + own + (tag.equals("v" + own) ? "." : ": the release page names " + tag.substring(1) + "."));
    }
}
