package app.tallybird.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.engine.push.PushReport;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.Units;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A push that is cut short, on real HTTP and a real ledger: what is accepted and what is open is said exactly, and the next one sends exactly the rest. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutShortTest {

    private static final int BEFORE = 5;
    private static final int REST = Workshop.CELLS - BEFORE;

    @TempDir
    private Path folder;
    private Workshop shop;
    private ApacheHttp http;
    private final Cancel cancel = Cancel.create();
    private final CountDownLatch answered = new CountDownLatch(BEFORE);

    @BeforeEach
    void open() {
        shop = new Workshop(folder).ready();
        http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(shop.sandbox.url()), new Redactor());
    }

    @AfterEach
    void close() {
        http.close();
        shop.close();
    }

    private List<String> accepted() {
        return List.copyOf(shop.sandbox.synthesize().accepted());
    }

    /** The pace lets the look at the organization and five counts start; when these are answered, {@code then} is done, and the others may start. */
    private IntegrationContext fiveFirst(Ledger ledger, Runnable then) {
        AtomicLong now = new AtomicLong();
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch done = new CountDownLatch(1);
        Sleeper pace = (time, stop) -> {
            if (first.getAndSet(false)) {
                await(answered);
                then.run();
                done.countDown();
            }
            await(done);
            stop.check();
            now.addAndGet(time.toNanos());
        };
        Sleeper noWait = (time, stop) -> stop.check();
        SynthesizeClient synthesize = new SynthesizeClient(
                new Wire(http, SynthesizeKeys.check(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY),
                        new RateGate(10, 1 + BEFORE, now::get, pace),
                        new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(7), noWait), new StageClock()),
                new Redactor());
        return new IntegrationContext(shop.bench.integration(), shop.bench.vendor(), synthesize, ledger, shop.clock, noWait);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UsageResult sendingStops() {
        UsagePlan plan = shop.plan();
        IntegrationContext context = fiveFirst(shop.ledger, cancel::cancel);
        return new SyncUsage(context).apply(plan, PushChoices.accepted(), progress -> answered.countDown(), cancel);
    }

    private static String words(Unfinished push) {
        return push.words("today", Long::toString);
    }

    /** Nothing is sent twice, and nothing is missing. */
    private void theNextSendsExactlyTheRest(IntegrationContext context, List<String> before) {
        int requests = shop.sandbox.requests().lines().size();
        SyncUsage verb = new SyncUsage(context);
        UsagePlan plan = verb.plan(ReadListener.none(), Cancel.never());
        List<Integer> totals = new ArrayList<>();
        UsageResult next = verb.apply(plan, PushChoices.accepted(), progress -> totals.add(progress.total()), Cancel.never());

        List<String> sent = accepted().subList(before.size(), accepted().size());
        Set<String> rest = new HashSet<>(sent);
        assertThat(sent).hasSize(Workshop.CELLS - before.size()).hasSameSizeAs(rest).doesNotContainAnyElementsOf(before);
        assertThat(shop.sandbox.requests().lines().subList(requests, shop.sandbox.requests().lines().size()))
                .filteredOn(line -> line.contains("/count")).hasSize(Workshop.CELLS - before.size());
        assertThat(totals).containsOnly(Workshop.CELLS - before.size());
        PushReport report = next.run().orElseThrow();
        assertThat(report.accepted()).isEqualTo(Workshop.CELLS);
        assertThat(report.count(Outcome.CARRIED)).isEqualTo(before.size());
        assertThat(report.complete()).isTrue();
        assertThat(Unfinished.of(context.ledger(), shop.clock.instant())).isEmpty();
    }

    @Test
    void aStopIsNoFailureAndTheNextPushSendsTheRest() {
        UsageResult stopped = sendingStops();

        assertThat(accepted()).hasSize(BEFORE);
        PushReport run = stopped.run().orElseThrow();
        assertThat(run.cells()).extracting(CellResult::outcome).containsOnly(Outcome.ACCEPTED).hasSize(BEFORE);
        assertThat(run.left()).isEqualTo(REST);
        assertThat(stopped.groups(Units::text)).extracting(group -> group.kind() + " " + group.title())
                .containsExactly(PushGroup.Kind.NOT_SENT + " 43 counts not sent", PushGroup.Kind.ACCEPTED + " 5 counts accepted");
        RunRecord record = shop.ledger.runs(1).getFirst();
        assertThat(record.left()).isEqualTo(REST);
        assertThat(shop.ledger.uncertain()).isEmpty();
        Unfinished unfinished = Unfinished.of(shop.ledger, shop.clock.instant()).orElseThrow();
        assertThat(words(unfinished))
                .isEqualTo("The push of today was stopped: 5 of 48 counts are accepted, 43 are open. The next push sends what is open.");
        theNextSendsExactlyTheRest(shop.bench, accepted());
    }

    @Test
    void aRetryAfterAStopSendsTheRestToo() {
        sendingStops();
        List<String> before = accepted();

        UsagePlan rest = new Correction(shop.bench).retryPlan(Cancel.never());
        assertThat(rest.cells()).hasSize(REST);
        assertThat(shop.apply(rest, Consent.ACCEPTED).run().orElseThrow().accepted()).isEqualTo(REST);
        assertThat(accepted()).hasSize(Workshop.CELLS).doesNotHaveDuplicates().startsWith(before.toArray(String[]::new));
    }

    @Test
    void twoStopsInARowLeaveTheRestOfBoth() {
        sendingStops();
        shop.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1_000, 401).after(3));
        UsageResult second = new SyncUsage(fiveFirst(shop.ledger, () -> {
        })).apply(shop.plan(), PushChoices.accepted(), progress -> {
        }, Cancel.never());
        shop.sandbox.noFaults();
        assertThat(second.run().orElseThrow().accepted()).isEqualTo(BEFORE + 3);

        theNextSendsExactlyTheRest(shop.bench, accepted());
    }

    /** Every connection is cut after five: each of the rest failed or never left, and is tried once more. */
    @Test
    void cutConnectionsLeaveTheRest() {
        shop.sandbox.fault(PlayedFault.of(PlayedFault.Kind.CLOSE, "usegradient", "/count$", 10_000).after(BEFORE));
        UsageResult cut = new SyncUsage(fiveFirst(shop.ledger, () -> {
        })).apply(shop.plan(), PushChoices.accepted(), progress -> answered.countDown(), Cancel.never());
        shop.sandbox.noFaults();
        PushReport run = cut.run().orElseThrow();
        assertThat(run.accepted()).isEqualTo(BEFORE);
        assertThat(run.failed() + run.left()).isEqualTo(REST);
        List<String> before = accepted();

        shop.apply(new Correction(shop.bench).retryPlan(Cancel.never()), Consent.ACCEPTED);
        assertThat(accepted()).hasSize(Workshop.CELLS).doesNotHaveDuplicates().startsWith(before.toArray(String[]::new));
    }

    /** As after a kill: no outcome is written any more, and another start opens the file. */
    @Test
    void aKilledPushSaysWhatIsAcceptedAndInDoubtAndTheNextSendsTheRest() {
        UsagePlan plan = shop.plan();
        IntegrationContext context = fiveFirst(shop.ledger, () -> {
            while (shop.ledger.runs(1).getFirst().accepted() < BEFORE) {
                Thread.onSpinWait();
            }
            shop.ledger.close();
            cancel.cancel();
        });
        assertThatThrownBy(() -> new SyncUsage(context).apply(plan, PushChoices.accepted(), progress -> answered.countDown(), cancel))
                .isInstanceOf(ProblemException.class);
        List<String> before = accepted();

        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), shop.clock)) {
            Optional<Unfinished> unfinished = Unfinished.of(ledger, shop.clock.instant());
            assertThat(unfinished.map(CutShortTest::words)).hasValue(
                    "The push of today was interrupted: 5 of 48 counts are accepted, 43 are open (of 43 nobody knows whether they "
                            + "arrived). The next push sends what is open.");
            assertThat(before).hasSize(BEFORE);
            IntegrationContext again = new IntegrationContext(shop.bench.integration(), shop.bench.vendor(), shop.bench.synthesize(),
                    ledger, shop.clock, (time, stop) -> stop.check());
            theNextSendsExactlyTheRest(again, before);
        }
    }
}
