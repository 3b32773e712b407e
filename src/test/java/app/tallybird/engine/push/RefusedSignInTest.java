package app.tallybird.engine.push;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

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
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys that are refused in the middle of a push: what is on the wire goes its way, what still waits for its turn stays here. */
class RefusedSignInTest {

    private static final int BEFORE = 5;

    @TempDir
    private Path folder;
    private final CountDownLatch refused = new CountDownLatch(1);

    /** Accepts the first few, then refuses; whoever waits for the pace in between does so until the refusal was noted. */
    private final class Refusing implements HttpPort {

        private final AtomicInteger requests = new AtomicInteger();
        private final int status;
        private boolean refuses = true;

        Refusing(int status) {
            this.status = status;
        }

        @Override
        public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            boolean accepts = requests.incrementAndGet() <= BEFORE || !refuses;
            String body = accepts ? "{\"status\":201}" : "{\"message\":\"no\"}";
            try {
                return reader.read(new HttpAnswer(accepts ? 201 : status, List.of(),
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), call.uri()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void nothingMoreLeavesOfThoseThatWaitForTheirTurn(int status) {
        Refusing http = new Refusing(status);
        StageClock clock = new StageClock();
        AtomicInteger nanos = new AtomicInteger();
        // the burst lets the accepted ones and the refused one pass; everybody after them has to wait
        RateGate gate = new RateGate(50, BEFORE + 1, nanos::get, (time, cancel) -> {
            await(refused);
            nanos.addAndGet((int) time.toNanos());
        });
        SynthesizeClient synthesize = client(http, gate, clock);
        List<PlanCell> cells = IntStream.range(0, 500).mapToObj(i -> CountsOnly.cell("a" + i, BigDecimal.valueOf(i))).toList();
        PushReport report;
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), clock)) {
            report = new Push(synthesize, ledger, clock, (time, cancel) -> cancel.check()).run(CountsOnly.order(cells, RebuildMode.EACH),
                    progress -> {
                        if (progress.failed() > 0) {
                            refused.countDown();
                        }
                    }, Cancel.never());
            assertThat(ledger.successes()).isEmpty();
            assertThat(http.requests.get()).isEqualTo(BEFORE + 1);
            theNextPushSendsTheRest(http, cells, ledger, clock);
        }
        assertThat(report.accepted()).isEqualTo(BEFORE);
        assertThat(report.cells()).filteredOn(cell -> cell.outcome() != Outcome.ACCEPTED).hasSize(1)
                .allSatisfy(cell -> assertThat(cell.outcome()).isEqualTo(Outcome.FAILED));
        assertThat(report.left()).isEqualTo(cells.size() - BEFORE - 1);
        assertThat(report.stopped()).map(Problem::code)
                .contains(status == 401 ? ProblemCode.SYNTHESIZE_SIGN_IN : ProblemCode.SYNTHESIZE_ANOMALY);
        assertThat(report.stopped()).map(Problem::notChanged)
                .contains(BEFORE + " counts were accepted before and stay; the rest is sent by the next push.");
    }

    /** Nothing is in the way of it, and what it leaves is the whole plan. */
    private static void theNextPushSendsTheRest(Refusing http, List<PlanCell> cells, Ledger ledger, StageClock clock) {
        http.refuses = false;
        assertThat(ledger.openRun()).isEmpty();
        PushReport next = new Push(client(http, new RateGate(50, cells.size(), () -> 0, (time, cancel) -> cancel.check()), clock), ledger,
                clock, (time, cancel) -> cancel.check())
                .run(CountsOnly.order(cells, RebuildMode.EACH), PushListener.none(), Cancel.never());
        assertThat(next.accepted()).isEqualTo(cells.size());
        assertThat(ledger.uncertain()).isEmpty();
        assertThat(ledger.accepted()).hasSize(cells.size());
    }

    private static SynthesizeClient client(HttpPort http, RateGate gate, StageClock clock) {
        RetryPolicy retry = new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(7),
                (time, cancel) -> cancel.check());
        return new SynthesizeClient(new Wire(http, SynthesizeKeys.check("vendor-key", "partner-key"), gate, retry, clock), new Redactor());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
