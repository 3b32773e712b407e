package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a full disk SQLite ends the transaction by itself before it reports the failure, so that there is nothing left to roll back. */
class RolledBackTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstFailureIsToldNotThatTheTransactionIsGone() {
        try (Database database = fullOnce()) {
            assertThatThrownBy(() -> failFull(database)).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.DISK_FULL));
        }
    }

    @Test
    void theFileCanBeUsedAfterwards() {
        try (Database database = fullOnce()) {
            assertThatThrownBy(() -> failFull(database)).isInstanceOf(ProblemException.class);
            database.update("INSERT INTO note VALUES ('after', 'yes')");
        }
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), CLOCK)) {
            assertThat(ledger.note("after")).contains("yes");
            assertThat(ledger.note("lost")).isEmpty();
        }
    }

    private Database fullOnce() {
        Path file = folder.resolve("ledger.db");
        Ledger.open(file, CLOCK).close();
        return Sqlite.open(file);
    }

    private static void failFull(Database database) {
        database.change(session -> {
            session.execute("INSERT INTO note VALUES ('lost', 'yes')");
            session.execute("ROLLBACK");
            throw new SQLException("[SQLITE_FULL] The database or disk is full (database or disk is full)");
        });
    }
}
