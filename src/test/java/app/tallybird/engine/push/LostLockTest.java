package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.Account;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StageLine;
import app.tallybird.stage.StagePostgres;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One computer lost the integration's lock without knowing it, another one has pushed newer numbers since: what the first had noted ahead does not go out any more. */
@Timeout(120)
class LostLockTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "sync-usage");
    private static final Sleeper AT_ONCE = (time, cancel) -> cancel.check();
    private static final BigDecimal OLD = BigDecimal.valueOf(5);
    private static final BigDecimal NEW = BigDecimal.valueOf(7);
    private static final int COUNTS = 300;
    private static final int BEFORE = 30;

    private final StagePostgres server = StagePostgres.shared();
    private final String database = server.database();
    private final StageClock clock = new StageClock();
    private final AtomicLong nanos = new AtomicLong();
    private final Sandbox sandbox = Sandbox.start(0, clock);
    private final ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(sandbox.url()), new Redactor());
    private final StageLine line = new StageLine(server.port(), Duration.ZERO);
    private final SharedLedgers desk = ledgers(line.port());
    private final SharedLedgers night = ledgers(server.port());
    private final Semaphore answered = new Semaphore(0);
    private final List<Duration> rests = Collections.synchronizedList(new ArrayList<>());

    private SharedLedgers ledgers(int port) {
        return SharedLedgers.at(LedgerAddress.of("postgresql://postgres@127.0.0.1:" + port + "/" + database + "?tls=off", Optional.empty()),
                Optional.empty(), Optional.empty(), new LedgerUser(clock, words -> words, Optional.empty())).measuredBy(nanos::get);
    }

    @BeforeEach
    void setUp() {
        night.setup();
        sandbox.synthesize().limit(Integer.MAX_VALUE);
        Synthesize any = synthesize(1_000, AT_ONCE, AT_ONCE);
        any.createService(new ServiceDetails("S", "S", "other", "other", ServiceDetails.Support.NONE), Cancel.never());
        any.createAccounts(IntStream.range(0, COUNTS).mapToObj(i -> new Account("a" + i, "A" + i)).toList(), Cancel.never());
        any.status("pending", Cancel.never());
    }

    @AfterEach
    void close() {
        desk.close();
        night.close();
        line.close();
        http.close();
        sandbox.close();
    }

    /** The first so many requests go at once; the next one waits for its turn, and so does everybody behind it. */
    private Synthesize synthesize(int first, Sleeper turn, Sleeper retry) {
        AtomicLong pace = new AtomicLong();
        ReentrantLock all = new ReentrantLock();
        AtomicBoolean waited = new AtomicBoolean();
        return new SynthesizeClient(new Wire(http, SynthesizeKeys.check(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY),
                new RateGate(90, first, pace::get, (time, cancel) -> {
                    all.lock();
                    try {
                        if (!waited.getAndSet(true)) {
                            turn.sleep(time, cancel);
                        }
                        pace.addAndGet(Duration.ofHours(1).toNanos());
                    } finally {
                        all.unlock();
                    }
                }), new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(1), retry), clock), new Redactor());
    }

    private static PushOrder order(BigDecimal units, int counts, RebuildMode rebuild, Optional<RunRecord> before) {
        List<PlanCell> cells = IntStream.range(0, counts).mapToObj(i -> CountsOnly.cell("a" + i, units)).toList();
        return new PushOrder(new RunStart(RunKind.USAGE, "plan", StartedBy.ATTENDED, counts, before.map(RunRecord::id)), cells, Set.of(),
                Map.of("s", "svc-1"), rebuild);
    }

    private PushReport push(Synthesize synthesize, Ledger ledger, BigDecimal units, int counts, RebuildMode rebuild) {
        return new Push(synthesize, ledger, clock, (time, cancel) -> rests.add(time)).run(order(units, counts, rebuild, ledger.openRun()),
                new PushListener() {
                    @Override
                    public void progress(PushProgress progress) {
                        // looks at answers only
                    }

                    @Override
                    public void answered(CellResult result) {
                        answered.release();
                    }
                }, Cancel.never());
    }

    /** The server takes the silent one's session for gone; the other one has the lock and pushes. */
    private void anotherPushesMeanwhile(int counts) {
        server.execute(database,
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 7411 "
                        + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        try (LedgerLock lock = freed(); Ledger ledger = lock.open()) {
            assertThat(push(synthesize(1_000, AT_ONCE, AT_ONCE), ledger, NEW, counts, RebuildMode.EACH).complete()).isTrue();
        }
    }

    private LedgerLock freed() {
        while (true) {
            try {
                return night.lock("NinjaOne", ME);
            } catch (ProblemException held) {
                assertThat(held.problem().code()).isEqualTo(ProblemCode.LOCKED);
                Thread.onSpinWait();
            }
        }
    }

    private void allHave(BigDecimal units, int counts) {
        assertThat(sandbox.synthesize().counts()).hasSize(counts);
        assertThat(sandbox.synthesize().counts().values()).allMatch(has -> has.compareTo(units) == 0);
    }

    /** How a computer that was away knows it. */
    private enum Away {
        /** The clock for measuring stands while it sleeps. */
        ASLEEP {
            @Override
            void pass(StageClock clock, AtomicLong nanos) {
                clock.pass(Duration.ofMinutes(2));
            }
        },
        /** Somebody sets the calendar, so that no time has passed by it. */
        AWAKE {
            @Override
            void pass(StageClock clock, AtomicLong nanos) {
                nanos.addAndGet(Duration.ofMinutes(2).toNanos());
            }
        },
        SET_BACK {
            @Override
            void pass(StageClock clock, AtomicLong nanos) {
                clock.pass(Duration.ofMinutes(-2));
            }
        };

        abstract void pass(StageClock clock, AtomicLong nanos);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotedAheadDoesNotGoOutAfterwards(Away away) {
        LedgerLock lock = desk.lock("NinjaOne", ME);
        Ledger ledger = lock.open();
        Synthesize synthesize = synthesize(BEFORE, (time, cancel) -> {
            answered.acquireUninterruptibly(BEFORE);
            line.silence(true);
            anotherPushesMeanwhile(COUNTS);
            away.pass(clock, nanos);
            line.cut();
            line.silence(false);
        }, AT_ONCE);

        assertThatThrownBy(() -> push(synthesize, ledger, OLD, COUNTS, RebuildMode.EACH)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));

        allHave(NEW, COUNTS);
        assertThat(sandbox.synthesize().accepted()).hasSize(BEFORE + COUNTS).filteredOn(sent -> sent.endsWith(" 5")).hasSize(BEFORE);
        lock.close();
    }

    /** The count itself, and the call that builds. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1"})
    void anAttemptThatWasPutOffDoesNotGoOutAfterwards(int passing, int sent) {
        LedgerLock lock = desk.lock("NinjaOne", ME);
        Ledger ledger = lock.open();
        sandbox.fault(PlayedFault.status("", "/count", 1, 429).asking("60").after(passing));
        Synthesize synthesize = synthesize(1_000, AT_ONCE, (time, cancel) -> {
            sandbox.noFaults();
            line.cut();
            anotherPushesMeanwhile(1);
            clock.pass(time);
            nanos.addAndGet(time.toNanos());
            cancel.check();
        });

        assertThatThrownBy(() -> push(synthesize, ledger, OLD, 1, RebuildMode.ONCE)).isInstanceOf(ProblemException.class);

        allHave(NEW, 1);
        assertThat(sandbox.synthesize().accepted()).hasSize(sent + 1).last().asString().endsWith(" 7");
        lock.close();
    }

    @Test
    void whoWasAwayAndStillHasTheLockAsksOnceAndGoesOn() {
        try (LedgerLock lock = desk.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
            Synthesize synthesize = synthesize(BEFORE, (time, cancel) -> {
                clock.pass(Duration.ofMinutes(2));
                nanos.addAndGet(Duration.ofMinutes(2).toNanos());
            }, AT_ONCE);
            assertThat(push(synthesize, ledger, OLD, COUNTS, RebuildMode.EACH).complete()).isTrue();
            assertThat(ledger.accepted()).hasSize(COUNTS);
        }
        allHave(OLD, COUNTS);
        assertThat(rests).isEmpty();
    }

    /** A database that was started again gives the lock away at once, while the one before may rely on it for some seconds. */
    @Test
    void whoTakesOverWaitsUntilTheOneBeforeSendsNothingMore() {
        LedgerLock lock = desk.lock("NinjaOne", ME);
        Ledger ledger = lock.open();
        Synthesize synthesize = synthesize(BEFORE, (time, cancel) -> {
            answered.acquireUninterruptibly(BEFORE);
            line.cut();
        }, AT_ONCE);
        assertThatThrownBy(() -> push(synthesize, ledger, OLD, COUNTS, RebuildMode.EACH)).isInstanceOf(ProblemException.class);
        lock.close();
        try (LedgerLock next = freed(); Ledger mine = next.open()) {
            nanos.addAndGet(Duration.ofSeconds(4).toNanos());
            assertThat(push(synthesize(1_000, AT_ONCE, AT_ONCE), mine, NEW, COUNTS, RebuildMode.EACH).complete()).isTrue();
            assertThat(rests).containsExactly(Duration.ofSeconds(11));
        }
        allHave(NEW, COUNTS);
        try (LedgerLock again = freed(); Ledger mine = again.open()) {
            assertThat(push(synthesize(1_000, AT_ONCE, AT_ONCE), mine, NEW, 1, RebuildMode.EACH).complete()).isTrue();
            assertThat(rests).as("after a push that ended nobody waits").hasSize(1);
        }
    }
}
