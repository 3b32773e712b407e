package app.tallybird.engine;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.Push;
import app.tallybird.engine.push.PushOrder;
import app.tallybird.engine.push.PushReport;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/** A pause between two requests, on real HTTP and a real ledger. The sixth count is on its turn when the pause comes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PauseTest {

    private static final int BEFORE = 5;

    @TempDir
    private Path folder;
    private Workshop shop;
    private final Cancel cancel = Cancel.create();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(BEFORE);
    private final AtomicReference<Thread> next = new AtomicReference<>();

    @BeforeEach
    void open() {
        shop = new Workshop(folder).ready();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Counts each request when it begins. */
    private record Counted(HttpPort http, AtomicInteger requests) implements HttpPort {
        @Override
        public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            cancel.check();
            requests.incrementAndGet();
            return http.exchange(call, reader, cancel);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<PushReport> pushUntilPaused(ApacheHttp http) {
        AtomicLong now = new AtomicLong();
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch paused = new CountDownLatch(1);
        // the pace lets five start; who waits for the turn after them pauses when these are answered
        Sleeper pace = (time, stop) -> {
            if (first.getAndSet(false)) {
                await(answered);
                cancel.pause();
                next.set(Thread.currentThread());
                paused.countDown();
            }
            await(paused);
            now.addAndGet(time.toNanos());
        };
        Sleeper noWait = (time, stop) -> stop.check();
        SynthesizeClient synthesize = new SynthesizeClient(
                new Wire(new Counted(http, requests), SynthesizeKeys.check(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY),
                        new RateGate(10, BEFORE, now::get, pace),
                        new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(7), noWait), new StageClock()),
                new Redactor());
        UsagePlan plan = shop.plan();
        List<PlanCell> cells = plan.toSend(true);
        assertThat(cells).hasSize(Workshop.CELLS);
        RunStart start = new RunStart(RunKind.USAGE, plan.hash(), StartedBy.ATTENDED, cells.size(), Optional.empty());
        CompletableFuture<PushReport> push = CompletableFuture.supplyAsync(() -> new Push(synthesize, shop.ledger, shop.clock, noWait).run(
                new PushOrder(start, cells, Set.of(), shop.ledger.serviceIds(), RebuildMode.EACH), progress -> answered.countDown(),
                cancel), command -> Thread.ofVirtual().start(command));
        while (next.get() == null || next.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return push;
    }

    private List<String> accepted() {
        return shop.sandbox.synthesize().accepted();
    }

    @Test
    void nothingLeavesWhilePausedAndTheRestLeavesOnceAfterIt() {
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(shop.sandbox.url()), new Redactor())) {
            CompletableFuture<PushReport> push = pushUntilPaused(http);

            assertThat(requests).hasValue(BEFORE);
            assertThat(accepted()).hasSize(BEFORE);
            assertThat(push).isNotDone();

            cancel.resume();
            PushReport report = push.join();

            assertThat(report.accepted()).isEqualTo(Workshop.CELLS);
            assertThat(report.stopped()).isEmpty();
            assertThat(requests).hasValue(Workshop.CELLS);
            assertThat(accepted()).hasSize(Workshop.CELLS);
            assertThat(new HashSet<>(accepted())).hasSize(Workshop.CELLS);
            assertThat(shop.ledger.runs(1).getFirst().ending()).contains(RunEnd.DONE);
        }
    }

    @Test
    void aStopWhilePausedLeavesTheRestForTheNextPush() {
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(shop.sandbox.url()), new Redactor())) {
            CompletableFuture<PushReport> push = pushUntilPaused(http);
            cancel.cancel();
            PushReport report = push.join();

            assertThat(report.stopped().orElseThrow().code()).isEqualTo(ProblemCode.CANCELLED);
            assertThat(report.accepted()).isEqualTo(BEFORE);
            assertThat(report.count(Outcome.FAILED) + report.left()).isEqualTo(Workshop.CELLS - BEFORE);
            assertThat(requests).hasValue(BEFORE);
            assertThat(shop.ledger.runs(1).getFirst().ending()).contains(RunEnd.CANCELLED);

            UsagePlan rest = new Correction(shop.bench).retryPlan(shop.cancel);
            assertThat(rest.cells()).hasSize(Workshop.CELLS - BEFORE);
            assertThat(shop.push(Consent.ACCEPTED).run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS);
        }
    }
}
