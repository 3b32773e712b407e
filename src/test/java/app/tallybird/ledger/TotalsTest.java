package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.CellKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of sums says the same as the cells of the runs, whatever happened to them since. */
class TotalsTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-03-01T02:30:00Z");
    private final InstantSource clock = () -> now;

    private static List<String> kept(List<RunTotal> totals) {
        return totals.stream()
                .map(total -> total.run().value() + " " + total.at() + " " + total.key() + "=" + total.units().toPlainString()).sorted()
                .toList();
    }

    /** Added up here from all cells. */
    private static List<String> added(Ledger ledger, Function<CellKey, String> by) {
        List<String> all = new ArrayList<>();
        ledger.runs(1_000).stream().filter(run -> run.start().kind() != RunKind.RETRY).forEach(run -> {
            Map<String, BigDecimal> sums = new TreeMap<>();
            ledger.cells(run.id()).stream().filter(RunCell::atSynthesize)
                    .forEach(cell -> sums.merge(by.apply(cell.key()), cell.units(), BigDecimal::add));
            sums.forEach((key, units) -> all
                    .add(run.id().value() + " " + run.started() + " " + key + "=" + units.stripTrailingZeros().toPlainString()));
        });
        return all.stream().sorted().toList();
    }

    private static void check(Ledger ledger) {
        assertThat(kept(ledger.totalsByService())).isEqualTo(added(ledger, CellKey::serviceKey));
        assertThat(kept(ledger.totalsByAccount())).isEqualTo(added(ledger, CellKey::accountId));
    }

    private static int summed(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM run WHERE summed = 1")) {
            return row.getInt(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"FILE, 1", "FILE, 2", "FILE, 3", "FILE, 4", "FILE, 5", "FILE, 6", "FILE, 7", "FILE, 8", "SHARED, 9", "SHARED, 10"})
    void afterPushesRetriesUndosFindingsMovesAndForgetting(LedgerStore store, long seed) {
        Random random = new Random(seed);
        try (Ledger ledger = store.fresh(clock.withZone(ZoneOffset.UTC))) {
            List<RunId> runs = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                now = now.plusSeconds(86_400);
                switch (random.nextInt(8)) {
                    case 0 -> {
                        if (!runs.isEmpty()) {
                            RunId run = runs.get(random.nextInt(runs.size()));
                            ledger.cells(run).stream().filter(cell -> random.nextBoolean()).forEach(
                                    cell -> ledger.explain(run, List.of(new CellResult(cell.key(), cell.units(), Outcome.LOST, "gone"))));
                        }
                    }
                    case 1 -> ledger.moveService("s" + random.nextInt(4), "s" + random.nextInt(4));
                    case 2 -> ledger.forgetBefore(now.minusSeconds(86_400L * 15));
                    default -> runs.add(push(ledger, random));
                }
                check(ledger);
            }
        }
    }

    private static RunId push(Ledger ledger, Random random) {
        RunKind kind = RunKind.values()[random.nextInt(RunKind.values().length)];
        RunId run = ledger.begin(new RunStart(kind, "plan", StartedBy.ATTENDED, 20, ledger.openRun().map(RunRecord::id)));
        Map<CellKey, BigDecimal> units = new HashMap<>();
        List<CellResult> results = new ArrayList<>();
        for (int cell = 0; cell < 20; cell++) {
            CellKey key = new CellKey("a" + random.nextInt(6), "s" + random.nextInt(4));
            if (units.putIfAbsent(key, new BigDecimal(random.nextInt(200)).movePointLeft(random.nextInt(3))) == null) {
                results.add(new CellResult(key, units.get(key), Outcome.values()[random.nextInt(Outcome.values().length)], ""));
            }
        }
        ledger.intents(run, units);
        ledger.outcomes(run, results.subList(0, random.nextInt(results.size() + 1)));
        if (random.nextInt(5) > 0) {
            ledger.finish(run, RunEnd.values()[random.nextInt(RunEnd.values().length)]);
        }
        return run;
    }

    @Test
    void aFileOfTheVersionBeforeKnowsThemAndLearnsTheRestWithItsNextRun() throws Exception {
        Path file = folder.resolve("ledger.db");
        String run = "INSERT INTO run (sequence, id, kind, plan_hash, started_by, total, started, ended, ending) "
                + "VALUES (%1$d, 'R0000%1$d', '%2$s', 'a', 'schedule', 1, '2026-01-0%1$dT00:00:00Z', "
                + "CASE WHEN %3$s IS NOT NULL THEN '2026-01-0%1$dT00:00:01Z' END, %3$s)";
        String counted = "INSERT INTO run_cell VALUES (%d, '%s', '%s', '%s', NULL, '%s', '')";
        OldLedger.write(file, Migrations.STEPS.indexOf("V010__totals.sql"), run.formatted(1, "usage", "'DONE'"),
                run.formatted(2, "usage", "'DONE'"), run.formatted(3, "retry", "'DONE'"), run.formatted(4, "usage", "NULL"),
                counted.formatted(1, "1", "servers", "9", "ACCEPTED"), counted.formatted(1, "2", "servers", "30", "CARRIED"),
                counted.formatted(1, "3", "servers", "500", "REFUSED"), counted.formatted(2, "1", "servers", "0.1", "ACCEPTED"),
                counted.formatted(2, "2", "servers", "0.2", "ACCEPTED"), counted.formatted(3, "1", "servers", "7", "ACCEPTED"),
                counted.formatted(4, "1", "servers", "8", "ACCEPTED"));
        try (Ledger ledger = Ledger.open(file, clock.withZone(ZoneOffset.UTC))) {
            assertThat(kept(ledger.totalsByService())).containsExactly("R00001 2026-01-01T00:00:00Z servers=39",
                    "R00002 2026-01-02T00:00:00Z servers=0.3", "R00004 2026-01-04T00:00:00Z servers=8");
            assertThat(summed(file)).as("those of whole numbers that have ended").isEqualTo(2);
            ledger.finish(ledger.begin(new RunStart(RunKind.USAGE, "b", StartedBy.ATTENDED, 0, Optional.of(new RunId("R00004")))),
                    RunEnd.DONE);
            assertThat(summed(file)).isEqualTo(5);
            check(ledger);
        }
    }
}
