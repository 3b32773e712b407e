package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.model.CellKey;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Three months of a middling partner fit into a small file. */
class LedgerSizeTest {

    private static final int DAYS = 90;
    private static final int CELLS = 200;

    @TempDir
    private Path folder;

    @Test
    void ninetyDailyRunsOfTwoHundredCellsStaySmallAndCanBeForgotten() throws Exception {
        Path file = folder.resolve("ledger.db");
        Instant first = Instant.parse("2026-01-01T02:30:00Z");
        for (int day = 0; day < DAYS; day++) {
            try (Ledger ledger = Ledger.open(file, Clock.fixed(first.plus(Duration.ofDays(day)), ZoneOffset.UTC))) {
                Map<CellKey, BigDecimal> intents = new HashMap<>();
                List<CellResult> outcomes = new ArrayList<>();
                for (int cell = 0; cell < CELLS; cell++) {
                    CellKey key = new CellKey("3f2504e0-4f89-11d3-9a0c-0305e82c3" + (100 + cell / 8),
                            "workstations-and-servers-" + cell % 8);
                    intents.put(key, BigDecimal.valueOf(day + cell));
                    outcomes.add(new CellResult(key, BigDecimal.valueOf(day + cell), Outcome.ACCEPTED, ""));
                }
                ledger.savePlan(new StoredPlan("plan" + day, first, ledger.baselineVersion(), false, "x".repeat(CELLS * 400)));
                RunId run = ledger.begin(new RunStart(RunKind.USAGE, "plan" + day, StartedBy.SCHEDULE, CELLS, Optional.empty()));
                ledger.intents(run, intents);
                ledger.outcomes(run, outcomes);
                ledger.finish(run, RunEnd.DONE);
                ledger.attempt(new Attempt(first.plus(Duration.ofDays(day)), Attempt.DONE, "Done.", Optional.of(run)));
            }
        }
        assertThat(Files.size(file)).isLessThan(20_000_000);
        try (Ledger ledger = Ledger.open(file, new StageClock())) {
            assertThat(ledger.runs(1_000)).hasSize(DAYS);
            ledger.forgetBefore(first.plus(Duration.ofDays(60)));
            assertThat(ledger.runs(1_000)).hasSize(30);
            assertThat(ledger.cells(new RunId("R00001"))).isEmpty();
            assertThat(ledger.cells(new RunId("R00061"))).hasSize(CELLS);
            ledger.forgetBefore(Instant.parse("2030-01-01T00:00:00Z"));
            assertThat(ledger.runs(1_000)).extracting(run -> run.id().value()).containsExactly("R00090", "R00089");
            assertThat(ledger.accepted()).hasSize(CELLS);
            assertThat(ledger.begin(LedgerFixture.usage(1)).value()).isEqualTo("R00091");
        }
    }
}
