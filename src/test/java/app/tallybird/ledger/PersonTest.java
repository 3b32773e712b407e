package app.tallybird.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Who started a run is kept with it; of runs from before that was written down nobody is named. */
class PersonTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void isKeptWithTheRun() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), new LedgerUser(CLOCK, words -> words, Optional.of("anna")))) {
            assertThat(ledger.user().person()).contains("anna");
            RunStart start = new RunStart(RunKind.USAGE, "a", new Starter(StartedBy.ATTENDED, ledger.user().person()), 0, Optional.empty(),
                    "a");
            assertThat(ledger.run(ledger.begin(start)).orElseThrow().start()).isEqualTo(start);
            assertThat(start.who("you")).isEqualTo("anna");
            assertThat(new RunStart(RunKind.USAGE, "a", StartedBy.ATTENDED, 0, Optional.empty()).who("you")).isEqualTo("you");
            assertThat(new RunStart(RunKind.USAGE, "a", new Starter(StartedBy.SCHEDULE, ledger.user().person()), 0, Optional.empty(), "a")
                    .who("you")).isEqualTo("schedule");
        }
    }

    @Test
    void aFileOfTheVersionBeforeNamesNobody() throws Exception {
        Path file = folder.resolve("ledger.db");
        OldLedger.write(file, 4, "INSERT INTO run (sequence, id, kind, plan_hash, started_by, total, started) "
                + "VALUES (1, 'R00001', 'usage', 'a', 'attended', 0, '2026-01-01T00:00:00Z')");
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            assertThat(ledger.run(new RunId("R00001")).orElseThrow().start().person()).isEmpty();
        }
    }
}
