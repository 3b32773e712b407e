package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static app.tallybird.ledger.LedgerFixture.MOBILES;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

/** The highest value that was ever accepted of a cell is known whatever became of later ones. */
class HighestTest {

    @TempDir
    private Path folder;

    @Test
    void onlyWhatWasAcceptedCountsAndNumbersAreComparedAsNumbers() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), CLOCK)) {
            assertThat(ledger.highest()).isEmpty();
            run(ledger, SERVERS, "9", Outcome.ACCEPTED);
            run(ledger, SERVERS, "70", Outcome.REFUSED);
            run(ledger, MOBILES, "80", Outcome.NOT_MAPPED);
            assertThat(ledger.highest()).isEqualTo(Map.of(SERVERS, new BigDecimal("9")));
            run(ledger, SERVERS, "10.5", Outcome.CARRIED);
            run(ledger, SERVERS, "9", Outcome.ACCEPTED);
            assertThat(ledger.highest()).isEqualTo(Map.of(SERVERS, new BigDecimal("10.5")));
            run(ledger, SERVERS, "0", Outcome.ACCEPTED);
            assertThat(ledger.accepted()).isEqualTo(Map.of(SERVERS, BigDecimal.ZERO));
            assertThat(ledger.highest()).isEqualTo(Map.of(SERVERS, new BigDecimal("10.5")));
        }
    }

    @Test
    void aFileOfTheVersionBeforeLearnsItFromItsRuns() throws Exception {
        Path file = folder.resolve("ledger.db");
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            run(ledger, SERVERS, "9", Outcome.ACCEPTED);
            run(ledger, SERVERS, "100", Outcome.ACCEPTED);
            run(ledger, SERVERS, "500", Outcome.FAILED);
            run(ledger, SERVERS, "20", Outcome.ACCEPTED);
            run(ledger, MOBILES, "3", Outcome.ACCEPTED);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE cell DROP COLUMN highest");
            statement.execute("ALTER TABLE run DROP COLUMN person");
            statement.execute("DELETE FROM run_cell WHERE service_key = 'mobiles'");
            statement.execute("PRAGMA user_version = 3");
        }
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            assertThat(ledger.highest()).isEqualTo(Map.of(SERVERS, new BigDecimal("100"), MOBILES, new BigDecimal("3")));
        }
    }
}
