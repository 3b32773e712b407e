package app.tallybird.ledger;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Advice that fits the cause: nobody moves a good ledger away because a library is missing. */
class DatabaseProblemTest {

    @Test
    void aLibraryThatIsMissingIsNotTakenForABrokenFile() {
        Problem problem = new Sqlite().problem("x.db",
                new SQLException("Error opening connection", new Exception("No native library found for os.name=Linux, os.arch=x86_64")))
                .problem();

        assertThat(problem.what()).contains("SQLite").contains("could not be loaded");
        assertThat(problem.notChanged()).isEqualTo("Nothing was sent. The ledger was left as it is.");
        assertThat(problem.next()).contains("temporary folder").doesNotContain("backup");
    }

    private static Problem of(String message) {
        return new Sqlite().problem("x.db", new SQLException(message)).problem();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[SQLITE_FULL] no room | DISK_FULL | The disk is full; the ledger could not be written. | Nothing is sent before the ledger has noted it. | Make room on the disk and run the command again.",
            "The database or disk IS FULL | DISK_FULL | The disk is full; the ledger could not be written. | Nothing is sent before the ledger has noted it. | Make room on the disk and run the command again.",
            "[SQLITE_IOERR_SHMSIZE] I/O error within xShmMap while trying to resize an existing shared memory segment (disk I/O error) | DISK_FULL | The disk is full; the ledger could not be written. | Nothing is sent before the ledger has noted it. | Make room on the disk and run the command again.",
            "No space left on device | DISK_FULL | The disk is full; the ledger could not be written. | Nothing is sent before the ledger has noted it. | Make room on the disk and run the command again.",
            "[SQLITE_IOERR_WRITE] disk I/O error | LEDGER_UNREADABLE | The disk did not read or write the ledger: [SQLITE_IOERR_WRITE] disk I/O error | Nothing was sent. The file was left as it is. | See whether the disk has room and is in order, and leave the ledger where it is; then run the command again.",
            "[SQLITE_BUSY] no | LOCKED | Another program holds the ledger. | Nothing was sent. | Close the other program, for example a backup or a virus scanner, and run the command again.",
            "the database file is locked | LOCKED | Another program holds the ledger. | Nothing was sent. | Close the other program, for example a backup or a virus scanner, and run the command again.",
            "[SQLITE_READONLY] no | HOME_NOT_WRITABLE | The ledger can not be written. | Nothing was sent. | Give this user the right to write the folder, or name another one with --home.",
            "first; Permission denied; last | HOME_NOT_WRITABLE | The ledger can not be written. | Nothing was sent. | Give this user the right to write the folder, or name another one with --home.",
            "[SQLITE_CORRUPT] malformed | LEDGER_UNREADABLE | The ledger can not be read: [SQLITE_CORRUPT] malformed | Nothing was sent. The file was left as it is. | Restore the file from a backup, or move it away: a new ledger starts with a held first run."})
    void eachFailureHasItsAdvice(String message, ProblemCode code, String what, String notChanged, String next) {
        assertThat(of(message)).isEqualTo(Problem.of(code, what, notChanged, next).at("x.db"));
    }

    @Test
    void aFailureWithoutWordsOrFromMuchFurtherDownIsAFailureAllTheSame() {
        assertThat(new Sqlite().problem("x.db", new SQLException((String) null)).problem().what())
                .isEqualTo("The ledger can not be read: null");
        assertThat(new Sqlite().problem("x.db", new SQLException("[SQLITE_FULL]", new IllegalStateException())).problem().code())
                .isEqualTo(ProblemCode.DISK_FULL);
    }

    /** To end a transaction by the way would keep the half of it that was done. */
    @Test
    void aFaultInTheMiddleKeepsNothing() {
        try (Database database = Sqlite.forgetful()) {
            database.update("CREATE TABLE t (x)");
            assertThatThrownBy(() -> database.<Boolean>commit(session -> {
                session.execute("INSERT INTO t VALUES (1)");
                throw new StackOverflowError("deep");
            })).isInstanceOf(StackOverflowError.class);
            assertThat(database.query("SELECT x FROM t", row -> row.getInt(1))).isEmpty();
        }
    }

    /** The first failure is the one that is told; what did not go through leaves nothing behind. */
    @Test
    void aFailureOfTheWorkItselfRollsItBackAndGoesOn() {
        try (Database database = Sqlite.forgetful()) {
            database.update("CREATE TABLE t (x)");
            assertThatThrownBy(() -> database.<Boolean>commit(session -> {
                session.execute("INSERT INTO t VALUES (1)");
                throw new IllegalStateException("no");
            })).isInstanceOf(IllegalStateException.class).hasMessage("no").hasNoSuppressedExceptions();
            assertThat(database.query("SELECT x FROM t", row -> row.getInt(1))).isEmpty();
            database.update("INSERT INTO t VALUES (?)", 7);
            assertThat(database.query("SELECT x FROM t WHERE x = ?", row -> row.getInt(1), 7)).containsExactly(7);
        }
    }
}
