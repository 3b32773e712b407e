package app.tallybird.connector.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/** What leaves for the vendor besides the address: bodies and headers of built-in connectors. */
class SentRequestsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"last, 02/2026", "this, 03/2026"})
    void gravityZoneIsAskedForTheChosenMonth(String choice, String month) {
        Vendor vendor = new Vendor("{\"result\":[{\"id\":\"c-1\",\"name\":\"Acme Dental\"}]}", "{\"result\":{\"usages\":[]}}");
        read("bitdefender-gravityzone", Map.of("apiKey", "fake-secret-0001", "month", choice), vendor);

        assertThat(vendor.body(1)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"getMonthlyUsagePerProductType\","
                + "\"params\":{\"companyId\":\"c-1\",\"targetMonth\":\"" + month + "\"}}");
        assertThat(vendor.header(1, "Authorization")).isEqualTo("Basic ZmFrZS1zZWNyZXQtMDAwMTo=");
    }

    @Test
    void partnerCenterGetsTheMarkOfTheNextPageInAHeader() {
        Vendor vendor = new Vendor("{\"access_token\":\"fake-token-0001\",\"expires_in\":3599}",
                "{\"items\":[{\"id\":\"c-1\",\"companyProfile\":{\"companyName\":\"Acme Dental\"}}],\"links\":{\"next\":{"
                        + "\"uri\":\"/customers?size=500&seekOperation=Next\",\"headers\":[{\"key\":\"MS-ContinuationToken\",\"value\":\"mark, one\\nX: y\"}]}}}",
                "{\"items\":[]}");
        read("microsoft-365-partner-center", Map.of("tenantId", "t-1", "clientId", "a", "clientSecret", "fake-secret-0001"), vendor);

        assertThat(vendor.header(1, "MS-ContinuationToken")).isEmpty();
        assertThat(vendor.sent.get(2).uri())
                .hasToString("https://api.partnercenter.microsoft.com/v1/customers?size=500&seekOperation=Next");
        assertThat(vendor.header(2, "MS-ContinuationToken")).isEqualTo("mark, oneX: y");
    }

    /** Reads as far as the vendor has answers. */
    private void read(String connector, Map<String, String> inputs, Vendor vendor) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T02:30:00Z"), ZoneOffset.UTC);
        ConfiguredConnector configured = InputCheck.complete(new Catalog(folder).find(connector, folder), inputs);
        AtomicLong now = new AtomicLong();
        ConnectorEngine engine = new ConnectorEngine(new Wiring(vendor, new Redactor(),
                new Time(clock, now::get, (time, cancel) -> now.addAndGet(Math.max(1, time.toNanos()))), new Random(1)));
        try {
            engine.read(configured, ReadListener.none(), Cancel.never());
        } catch (ProblemException outOfAnswers) {
            assertThat(outOfAnswers.problem().what()).contains("o further answer");
        }
    }

    private static final class Vendor implements HttpPort {
        private final List<String> answers;
        private final List<HttpCall> sent = new ArrayList<>();

        private Vendor(String... answers) {
            this.answers = List.of(answers);
        }

        @Override
        public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            if (sent.size() == answers.size()) {
                throw new HttpFailure(HttpFailure.Kind.FORBIDDEN_HOST, "no further answer");
            }
            byte[] answer = answers.get(sent.size()).getBytes(StandardCharsets.UTF_8);
            sent.add(call);
            try {
                return reader.read(new HttpAnswer(200, List.of(), new ByteArrayInputStream(answer), call.uri()));
            } catch (IOException e) {
                throw new HttpFailure(HttpFailure.Kind.BAD_BODY, "The answer is not valid JSON.");
            }
        }

        private String body(int place) {
            HttpCall.Body body = sent.get(place).body();
            return body == null ? "" : new String(body.bytes(), StandardCharsets.UTF_8);
        }

        private String header(int place, String name) {
            return sent.get(place).headers().stream().filter(header -> header.name().equals(name)).map(HttpCall.Header::value).findFirst()
                    .orElse("");
        }
    }
}
