package app.tallybird.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageLine;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The lock of an integration in a shared ledger: one has it, it ends with its session, and no computer's clock has a say in it. */
@Timeout(300)
class SharedLocksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static String database = "";
    private static SharedLedgers desk = ledgers(0, "none", Duration.ZERO);

    @BeforeAll
    static void setUp() {
        database = StagePostgres.shared().database();
        desk = ledgers(StagePostgres.shared().port(), database, Duration.ofMinutes(-5));
        desk.setup();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static SharedLedgers ledgers(int port, String database, Duration wrong) {
        return SharedLedgers.at(LedgerAddress.of("postgresql://postgres@127.0.0.1:" + port + "/" + database + "?tls=off", Optional.empty()),
                Optional.empty(), Optional.empty(),
                new LedgerUser(Clock.fixed(NOON.plus(wrong), ZoneOffset.UTC), words -> words, Optional.empty()));
    }

    private static IntegrationLock.Holder holder(String kind, Duration wrong) {
        return new IntegrationLock.Holder(41, "desk", NOON.plus(wrong), kind);
    }

    private static void isHeld(SharedLedgers ledgers, String integration, String words) {
        assertThatThrownBy(() -> ledgers.lock(integration, holder("schedule", Duration.ZERO)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED);
                    assertThat(problem.problem().what()).startsWith("Another run holds this integration: " + words);
                });
    }

    @Test
    void theSecondIsToldWhoHasItByTheClockOfTheDatabase() {
        try (SharedLedgers night = ledgers(StagePostgres.shared().port(), database, Duration.ofMinutes(5));
                LedgerLock held = desk.lock("NinjaOne", holder("sync-usage", Duration.ofMinutes(-5)))) {
            isHeld(night, "NinjaOne", "sync-usage (process 41 on desk, since ");
            isHeld(desk, "NinjaOne", "sync-usage (process 41 on desk, since ");
            assertThatThrownBy(() -> night.lock("NinjaOne", holder("schedule", Duration.ofMinutes(5))))
                    .hasMessageNotContaining("2026-03-01");
            night.lock("Huntress", holder("schedule", Duration.ofMinutes(5))).close();
            night.practice().lock("NinjaOne", holder("schedule", Duration.ofMinutes(5))).close();
            assertThat(night.held()).containsOnlyKeys("NinjaOne");
        }
        desk.lock("NinjaOne", holder("sync-usage", Duration.ZERO)).close();
        assertThat(desk.held()).isEmpty();
    }

    @Test
    void whoLostTheLineWritesNothingMoreAndTheNextOneHasTheLock() {
        try (StageLine line = new StageLine(StagePostgres.shared().port(), Duration.ZERO);
                SharedLedgers far = ledgers(line.port(), database, Duration.ZERO)) {
            LedgerLock lost = far.lock("Duo", holder("sync-usage", Duration.ZERO));
            Ledger old = lost.open();
            old.note("mark", "before");
            line.cut();
            try (LedgerLock next = freed("Duo"); Ledger ledger = next.open()) {
                assertThatThrownBy(() -> old.note("mark", "after")).isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));
                assertThat(ledger.note("mark")).contains("before");
            }
            lost.close();
        }
    }

    @Test
    void aLockOfWhatHasAnotherNameMeanwhileWritesNothing() {
        try (LedgerLock held = desk.lock("Before", holder("sync-usage", Duration.ZERO))) {
            StagePostgres.shared().execute(database, "UPDATE tallybird.integration SET name = 'After' WHERE name = 'Before'");
            assertThatThrownBy(held::open).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED));
        }
    }

    private static LedgerLock freed(String integration) {
        while (true) {
            try {
                return desk.lock(integration, holder("schedule", Duration.ZERO));
            } catch (ProblemException held) {
                assertThat(held.problem().code()).isEqualTo(ProblemCode.LOCKED);
            }
        }
    }

    @Test
    void ofTwoThatStartTogetherExactlyOneGetsIt() throws Exception {
        races(50);
    }

    @Test
    @Tag("long")
    void thatHoldsAThousandTimes() throws Exception {
        races(1_000);
    }

    private static void races(int rounds) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> start = () -> {
            together.await();
            Optional<LedgerLock> lock = Optional.empty();
            try {
                lock = Optional.of(desk.lock("Raced", holder("start", Duration.ZERO)));
            } catch (ProblemException held) {
                assertThat(held.problem().code()).isEqualTo(ProblemCode.LOCKED);
            }
            together.await();
            lock.ifPresent(LedgerLock::close);
            return lock.isPresent();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < rounds; round++) {
                List<Future<Boolean>> both = threads.invokeAll(List.of(start, start));
                assertThat(List.of(both.get(0).get(), both.get(1).get())).as("round " + round).containsExactlyInAnyOrder(true, false);
            }
        }
    }
}
