package app.tallybird.connector.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.http.HttpCall;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each recorded case gives exactly its golden result, asks for nothing that was not recorded, and leaves nothing unasked. A case without a golden
 * result writes one and fails, so that a person reads it before it counts.
 */
class GoldenTest {

    private static final String SECRET = "fake-secret-0001";

    static Stream<Fixture> cases() throws IOException {
        return Fixture.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheGoldenResult(Fixture fixture) throws IOException {
        ReplayPort port = new ReplayPort(fixture.exchanges());
        JsonObject result = fixture.replay(port);
        Path golden = fixture.folder().resolve("golden.json");
        if (!Files.exists(golden)) {
            Files.writeString(golden, new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(result) + "\n");
            throw new AssertionError("read the new " + golden + " and run again");
        }
        assertThat(result).isEqualTo(JsonParser.parseString(Fixture.text(golden)));
        assertThat(port.strange()).isEmpty();
        assertThat(port.unused()).isEmpty();
        assertThat(port.sent).extracting(HttpCall::uri).noneMatch(uri -> uri.toString().contains(SECRET));
        assertThat(result.toString()).doesNotContain(SECRET).doesNotContain("fake-token-0001");
    }
}
