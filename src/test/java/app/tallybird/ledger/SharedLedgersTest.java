package app.tallybird.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The ledgers of one database: made, found, kept apart, renamed and removed; and what stands in the way, said so that it can be mended. */
class SharedLedgersTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "a test");

    private final StagePostgres server = StagePostgres.shared();
    private String database = "";
    private SharedLedgers ledgers;

    @BeforeEach
    void open() {
        database = server.database();
        ledgers = at(server.address(database));
    }

    @AfterEach
    void close() {
        ledgers.close();
    }

    private static SharedLedgers at(String address) {
        return SharedLedgers.at(LedgerAddress.of(address, Optional.empty()), Optional.empty(), Optional.empty(),
                new LedgerUser(new StageClock(), words -> words, Optional.empty()));
    }

    private void noted(Ledgers in, String name, String value) {
        try (Ledger ledger = in.open(name)) {
            ledger.note("mark", value);
        }
    }

    private static Optional<String> note(Ledgers in, String name) {
        try (Ledger ledger = in.open(name)) {
            return ledger.note("mark");
        }
    }

    @Test
    void areMadeOnceAndEachSeesItsOwn() {
        assertThat(ledgers.look().version()).isZero();
        assertThat(ledgers.setup()).isPositive();
        assertThat(ledgers.setup()).isZero();
        assertThat(ledgers.look().ready()).isTrue();
        assertThat(ledgers.exists("NinjaOne")).isFalse();
        ledgers.lock("Duo", ME).close();
        noted(ledgers, "NinjaOne", "n");
        noted(ledgers, "Huntress", "h");
        noted(ledgers.practice(), "NinjaOne", "p");
        assertThat(ledgers.names()).containsExactly("Huntress", "NinjaOne");
        assertThat(ledgers.practice().names()).containsExactly("NinjaOne");
        assertThat(note(ledgers, "NinjaOne")).contains("n");
        assertThat(note(ledgers, "Huntress")).contains("h");
        assertThat(note(ledgers.practice(), "NinjaOne")).contains("p");
    }

    @Test
    void aChangeCanBeTakenBackUntilItIsKept() {
        ledgers.setup();
        noted(ledgers, "NinjaOne", "n");
        noted(ledgers, "Huntress", "h");
        try (LedgerLock lock = ledgers.lock("NinjaOne", ME)) {
            lock.rename("Other").back();
            assertThat(ledgers.names()).containsExactly("Huntress", "NinjaOne");
            lock.remove().back();
            assertThat(note(ledgers, "NinjaOne")).contains("n");
            lock.rename("Other").keep();
        }
        assertThat(note(ledgers, "Other")).contains("n");
        assertThat(ledgers.names()).containsExactly("Huntress", "Other");
        try (LedgerLock lock = ledgers.lock("Other", ME)) {
            lock.remove().keep();
        }
        assertThat(ledgers.names()).containsExactly("Huntress");
        assertThat(note(ledgers, "Huntress")).contains("h");
        assertThat(ledgers.exists("Other")).isFalse();
    }

    @Test
    void oneOfAnotherVersionIsLeftAlone() {
        assertProblem(ProblemCode.CONFIGURATION, "does not hold a ledger yet");
        ledgers.setup();
        server.execute(database, "UPDATE tallybird.schema_history SET version = '099' WHERE version = '0" + Migrations.NEWEST + "'");
        assertProblem(ProblemCode.LEDGER_NEWER, "schema 99");
        server.execute(database, "DELETE FROM tallybird.schema_history WHERE version = '099'");
        assertProblem(ProblemCode.CONFIGURATION, "of an older version");
    }

    @Test
    void oneThatNoVersionMadeIsSaidAndLeftAlone() {
        ledgers.setup();
        server.execute(database, "UPDATE tallybird.schema_history SET checksum = 1 WHERE version = '011'");
        assertThatThrownBy(ledgers::setup).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.LEDGER_UNREADABLE);
            assertThat(problem.problem().sentence()).contains("by something else than a version of Tallybird",
                    "Nothing in it was changed.");
        });
    }

    private void assertProblem(ProblemCode code, String words) {
        assertThatThrownBy(() -> ledgers.open("NinjaOne")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(code);
            assertThat(problem.problem().what()).contains(words);
            assertThat(problem.problem().detail()).isEqualTo("postgresql://127.0.0.1:" + server.port() + "/" + database);
        });
    }

    @Test
    void aPasswordThatIsWrongIsNotTriedAgainAndAgain() {
        try (SharedLedgers none = at("postgresql://nobody@127.0.0.1:" + server.port() + "/" + database + "?tls=off")) {
            assertThatThrownBy(() -> none.names()).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
                assertThat(problem.problem().what()).contains("does not let this role in");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"08006, UNREACHABLE", "57P01, UNREACHABLE", "25P03, UNREACHABLE", "25P04, UNREACHABLE", "53300, UNREACHABLE",
            "28P01, CONFIGURATION", "3D000, CONFIGURATION", "42P01, CONFIGURATION", "25006, CONFIGURATION", "53100, DISK_FULL",
            "42501, CONFIGURATION", "55P03, UNREACHABLE", "40P01, UNREACHABLE", "40001, UNREACHABLE", "57014, UNREACHABLE",
            "TB002, UNREACHABLE", "TB003, CONFIGURATION", "XX001, LEDGER_UNREADABLE"})
    void eachFailureHasItsCode(String state, ProblemCode code) {
        assertThat(new Postgres().problem("x", new SQLException("in the pool", new SQLException("no", state))).problem().code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"postgresql://anna:secret@db.example.com/msp, holds a password", "postgresql://anna@db.example.com, names no database",
            "postgresql://anna@db.example.com/msp?tls=off, only be on this computer",
            "postgresql://anna@db.example.com/msp?x=1, behind the question mark", "mysql://anna@db.example.com/msp, can not be read",
            "postgresql://db.example.com/msp, names no role", "nonsense, can not be read"})
    void anAddressThatIsNoneIsRefusedWithoutItsPassword(String address, String words) {
        assertThatThrownBy(() -> LedgerAddress.of(address, Optional.empty())).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.WRONG_USE);
            assertThat(problem.problem().sentence()).contains(words).doesNotContain("secret");
        });
    }

    @Test
    void anAddressIsReadWithWhatItLeavesOut() {
        assertThat(LedgerAddress.of("postgresql://db.example.com/msp", Optional.of("anna")))
                .isEqualTo(new LedgerAddress("db.example.com", 5432, "msp", "anna", true));
        assertThat(LedgerAddress.of("postgresql://kim@[::1]:5433/msp?tls=off", Optional.of("anna")).place())
                .isEqualTo("postgresql://[::1]:5433/msp");
    }
}
