package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import app.tallybird.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Advice that fits the cause: nobody moves a good ledger away because a library is missing. */
class DatabaseProblemTest {

    @Test
    void aLibraryThatIsMissingIsNotTakenForABrokenFile() {
        Problem problem = Database.problem(Path.of("x.db"),
                new SQLException("Error opening connection", new Exception("No native library found for os.name=Linux, os.arch=x86_64")))
                .problem();

        assertThat(problem.what()).contains("SQLite").contains("could not be loaded");
        assertThat(problem.notChanged()).isEqualTo("Nothing was sent. The ledger was left as it is.");
        assertThat(problem.next()).contains("temporary folder").doesNotContain("backup");
    }
}
