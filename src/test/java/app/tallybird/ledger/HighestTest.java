package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static app.tallybird.ledger.LedgerFixture.MOBILES;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

/** The highest value that was ever accepted of a cell is known whatever became of later ones. */
class HighestTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void onlyWhatWasAcceptedCountsAndNumbersAreComparedAsNumbers(LedgerStore store) {
        try (Ledger ledger = store.open(folder.resolve("ledger.db"), CLOCK)) {
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
        String run = "INSERT INTO run (sequence, id, kind, plan_hash, started_by, total, started) VALUES (%1$d, 'R%1$d', 'usage', 'a', 'schedule', 1, '')";
        String counted = "INSERT INTO run_cell VALUES (%d, '%s', '%s', '%s', NULL, '%s', '')";
        OldLedger.write(file, 3, run.formatted(1), run.formatted(2), run.formatted(3), run.formatted(4),
                counted.formatted(1, SERVERS.accountId(), SERVERS.serviceKey(), "9", "ACCEPTED"),
                counted.formatted(2, SERVERS.accountId(), SERVERS.serviceKey(), "100", "ACCEPTED"),
                counted.formatted(3, SERVERS.accountId(), SERVERS.serviceKey(), "500", "FAILED"),
                counted.formatted(4, SERVERS.accountId(), SERVERS.serviceKey(), "20", "ACCEPTED"),
                "INSERT INTO cell (account_id, service_key, accepted) VALUES ('%s', '%s', '20')".formatted(SERVERS.accountId(),
                        SERVERS.serviceKey()),
                "INSERT INTO cell (account_id, service_key, accepted) VALUES ('%s', '%s', '3')".formatted(MOBILES.accountId(),
                        MOBILES.serviceKey()));
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            assertThat(ledger.highest()).isEqualTo(Map.of(SERVERS, new BigDecimal("100"), MOBILES, new BigDecimal("3")));
        }
    }
}
