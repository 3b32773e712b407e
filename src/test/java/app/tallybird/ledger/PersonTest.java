package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.DriverManager;
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
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), CLOCK, words -> words, Optional.of("anna"))) {
            assertThat(ledger.person()).contains("anna");
            RunStart start = new RunStart(RunKind.USAGE, "a", StartedBy.ATTENDED, 0, Optional.empty(), ledger.person());
            assertThat(ledger.run(ledger.begin(start)).orElseThrow().start()).isEqualTo(start);
            assertThat(start.who("you")).isEqualTo("anna");
            assertThat(new RunStart(RunKind.USAGE, "a", StartedBy.ATTENDED, 0, Optional.empty()).who("you")).isEqualTo("you");
            assertThat(new RunStart(RunKind.USAGE, "a", StartedBy.SCHEDULE, 0, Optional.empty(), ledger.person()).who("you"))
                    .isEqualTo("schedule");
        }
    }

    @Test
    void aFileOfTheVersionBeforeNamesNobody() throws Exception {
        Path file = folder.resolve("ledger.db");
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            ledger.begin(new RunStart(RunKind.USAGE, "a", StartedBy.ATTENDED, 0, Optional.empty()));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE run DROP COLUMN person");
            statement.execute("PRAGMA user_version = 4");
        }
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            assertThat(ledger.run(new RunId("R00001")).orElseThrow().start().person()).isEmpty();
        }
    }
}
