package app.tallybird.engine.push;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.NanoClock;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.Ledger;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/** Many counts against a server that is busy, breaks off, answers too late or answers nonsense now and then. */
class MixedFaultsTest {

    private static final int COUNTS = 2_500;
    private static final Sleeper NO_WAIT = (time, cancel) -> cancel.check();

    @TempDir
    private Path folder;

    /** Seven in a hundred requests go wrong, two of them after the count was stored. */
    private static final class Stumbling implements HttpPort {

        private final Random random;
        private final Map<String, Integer> counts = new TreeMap<>();
        private int requests;

        Stumbling(long seed) {
            random = new Random(seed);
        }

        @Override
        public synchronized <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            requests++;
            HttpCall.Body sent = call.body();
            if (sent == null) {
                throw new AssertionError("only counts are sent here: " + call.uri());
            }
            int luck = random.nextInt(100);
            if (luck == 0) {
                throw new HttpFailure(HttpFailure.Kind.RESET, "reset");
            }
            if (luck <= 2) {
                return answer(call, reader, luck == 1 ? 429 : 503, "{\"message\":\"later\"}");
            }
            if (luck == 3) {
                return answer(call, reader, 200, "{\"page\":\"please wait\"}");
            }
            JsonObject body = JsonParser.parseString(new String(sent.bytes(), StandardCharsets.UTF_8)).getAsJsonObject();
            counts.put(body.get("accountId").getAsString(), body.get("unitCount").getAsInt());
            if (luck == 4) {
                throw new HttpFailure(HttpFailure.Kind.TIMEOUT, "too late");
            }
            return luck <= 6
                    ? answer(call, reader, 201, luck == 5 ? "{\"status\":201,\"mess" : "[]")
                    : answer(call, reader, 201, "{\"status\":201,\"message\":\"Created\"}");
        }

        private static <T> T answer(HttpCall call, BodyReader<T> reader, int status, String body) throws HttpFailure {
            try {
                return reader.read(
                        new HttpAnswer(status, List.of(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), call.uri()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void inTheEndTheServerHoldsExactlyTheNewestPlanForFewExtraRequests(long seed) {
        StageClock clock = new StageClock();
        Stumbling server = new Stumbling(seed);
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), clock)) {
            for (int round = 1; round <= 2; round++) {
                RetryPolicy retry = new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(seed), NO_WAIT);
                RateGate gate = new RateGate(95, 2, NanoClock.hurried(), NO_WAIT);
                SynthesizeClient synthesize = new SynthesizeClient(
                        new Wire(server, SynthesizeKeys.check("vendor-key", "partner-key"), gate, retry, clock), new Redactor());
                List<PlanCell> cells = plan(round);
                server.requests = 0;
                PushReport report = new Push(synthesize, ledger, clock, NO_WAIT).run(CountsOnly.order(cells, RebuildMode.EACH),
                        PushListener.none(), Cancel.never());

                assertThat(report.accepted()).isEqualTo(COUNTS);
                assertThat(report.complete()).isTrue();
                assertThat(ledger.uncertain()).isEmpty();
                assertThat(server.requests).isBetween(COUNTS + 1, COUNTS + COUNTS * 12 / 100);
                assertThat(server.counts).hasSize(COUNTS);
                cells.forEach(cell -> assertThat(server.counts).containsEntry(cell.key().accountId(), cell.sent().intValueExact()));
            }
        }
    }

    private static List<PlanCell> plan(int round) {
        return IntStream.range(0, COUNTS).mapToObj(i -> CountsOnly.cell("a" + i, BigDecimal.valueOf((long) i * round))).toList();
    }
}
