package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StageLine;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How long a shared lock is relied on without asking, how it is asked, and what is so with its session. */
@Timeout(120)
class LeaseTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "sync-usage");

    private final StagePostgres server = StagePostgres.shared();
    private final String database = server.database();
    private final StageLine line = new StageLine(server.port(), Duration.ZERO);
    private final StageClock clock = new StageClock();
    private final AtomicLong nanos = new AtomicLong();
    private final SharedLedgers ledgers = SharedLedgers
            .at(LedgerAddress.of("postgresql://postgres@127.0.0.1:" + line.port() + "/" + database + "?tls=off", Optional.empty()),
                    Optional.empty(), Optional.empty(), new LedgerUser(clock, words -> words, Optional.empty()))
            .measuredBy(nanos::get);

    @BeforeEach
    void setUp() {
        ledgers.setup();
    }

    @AfterEach
    void close() {
        ledgers.close();
        line.close();
    }

    private void pass(Duration calendar, Duration measured) {
        clock.pass(calendar);
        nanos.addAndGet(measured.toNanos());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "9, 10, 0", "11, 0, 1", "0, 11, 1", "-3600, 0, 1", "3600, 3600, 1"})
    void itIsAskedOnlyWhenItWasSilentByOneOfTheClocks(long calendar, long measured, long asked) {
        try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
            ledger.note("mark", "x");
            pass(Duration.ofSeconds(calendar), Duration.ofSeconds(measured));
            long before = line.roundTrips();
            ledger.database().confirm();
            ledger.database().confirm();
            assertThat(line.roundTrips() - before).isEqualTo(asked);
        }
    }

    @Test
    void whatIsReadOrWrittenIsAnAnswer() {
        try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
            pass(Duration.ofMinutes(1), Duration.ofMinutes(1));
            ledger.note("mark");
            long before = line.roundTrips();
            ledger.database().confirm();
            pass(Duration.ofMinutes(1), Duration.ofMinutes(1));
            ledger.note("mark", "y");
            assertThat(line.roundTrips()).isGreaterThan(before);
            long written = line.roundTrips();
            ledger.database().confirm();
            assertThat(line.roundTrips()).isEqualTo(written);
        }
    }

    /** As a pooler does that hands the session to somebody else. */
    @Test
    void aSessionWithoutTheLockIsEnded() {
        server.execute(database, "CREATE FUNCTION drop_it() RETURNS TRIGGER LANGUAGE plpgsql AS "
                + "$$ BEGIN PERFORM pg_advisory_unlock_all(); RETURN NEW; END $$");
        server.execute(database, "CREATE TRIGGER drop_it BEFORE INSERT ON tallybird.all_note FOR EACH ROW WHEN (NEW.name = 'drop') "
                + "EXECUTE FUNCTION drop_it()");
        try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
            ledger.note("drop", "x");
            pass(Duration.ofMinutes(1), Duration.ZERO);
            assertThatThrownBy(() -> ledger.database().confirm()).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.problem().code()).isEqualTo(ProblemCode.UNREACHABLE);
                assertThat(problem.problem().what())
                        .isEqualTo("The session in the shared ledger that held the integration's lock lost it.");
            });
            assertThatThrownBy(() -> ledger.note("after", "x")).isInstanceOf(ProblemException.class);
        }
        try (Ledger ledger = ledgers.open("NinjaOne")) {
            assertThat(ledger.note("drop")).contains("x");
            assertThat(ledger.note("after")).isEmpty();
        }
    }

    /** It waits for the answer as long as the lock may be relied on, not as long as for a slow write. */
    @Test
    @Tag("long")
    void whoIsNotAnsweredGivesUp() {
        LedgerLock lock = ledgers.lock("NinjaOne", ME);
        Ledger ledger = lock.open();
        pass(Duration.ofMinutes(1), Duration.ZERO);
        line.silence(true);
        assertThatThrownBy(() -> ledger.database().confirm()).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));
        line.silence(false);
        assertThatThrownBy(() -> ledger.note("after", "x")).as("late answers come to nobody").isInstanceOf(ProblemException.class);
    }

    @Test
    void whoTakesALockKnowsWhenNothingOfTheOneBeforeIsUnderWay() {
        try (LedgerLock lock = ledgers.lock("NinjaOne", ME); Ledger ledger = lock.open()) {
            assertThat(ledger.database().untilQuiet()).isEqualTo(Duration.ofSeconds(15));
            pass(Duration.ofHours(1), Duration.ofSeconds(4));
            assertThat(ledger.database().untilQuiet()).isEqualTo(Duration.ofSeconds(11));
            pass(Duration.ZERO, Duration.ofSeconds(12));
            assertThat(ledger.database().untilQuiet()).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void aLedgerOnThisComputerHasNoLeaseToLose() {
        try (Ledger ledger = Ledger.empty(clock)) {
            RunId run = ledger.begin(LedgerFixture.usage(1));
            pass(Duration.ofDays(1), Duration.ofDays(1));
            try (OutcomeWriter writer = new OutcomeWriter(ledger, run)) {
                writer.checkLock();
                assertThat(writer.untilQuiet()).isEqualTo(Duration.ZERO);
                writer.intend(Map.of(new CellKey("a", "s"), BigDecimal.ONE));
            }
            assertThat(ledger.uncertain()).containsExactly(new CellKey("a", "s"));
        }
    }

    /** What the owner of a database sets against forgotten sessions would end one that holds a lock while a vendor is read. */
    @Test
    void whatTheDatabaseSetsForOthersDoesNotEndItsSession() throws Exception {
        for (String limit : new String[]{"idle_session_timeout = '50ms'", "idle_in_transaction_session_timeout = '50ms'",
                "statement_timeout = '50ms'", "lock_timeout = '50ms'", "transaction_timeout = '50ms'"}) {
            server.execute("postgres", "ALTER DATABASE " + database + " SET " + limit);
        }
        try (Connection session = ledgers.server().connect()) {
            assertThat(new Session(session, SharedLedgers.DIALECT).query(
                    "SELECT name, setting FROM pg_settings WHERE name IN ('idle_session_timeout', 'statement_timeout', 'lock_timeout', "
                            + "'transaction_timeout', 'idle_in_transaction_session_timeout', 'tcp_user_timeout') ORDER BY name",
                    row -> row.getString(1) + " " + row.getString(2))).containsExactly("idle_in_transaction_session_timeout 60000",
                            "idle_session_timeout 0", "lock_timeout 30000", "statement_timeout 0",
                            "tcp_user_timeout " + (isLinux() ? 45000 : 0), "transaction_timeout 0");
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }
}
