package app.tallybird.engine;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.daily.History;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.stage.StageClock;

/** A year of daily pushes: how long its series take beside reading every count, and how large its ledger is. */
class HistoryBench {

    private static final int PUSHES = Integer.getInteger("bench.pushes", 366);
    private static final int SERVICES = 20;
    private static final int CUSTOMERS = 200;

    @TempDir
    private Path folder;

    @Test
    void series() throws Exception {
        Path file = folder.resolve("ledger.db");
        Instant first = Instant.parse("2026-01-01T02:30:00Z");
        for (int day = 0; day < PUSHES; day++) {
            try (Ledger ledger = Ledger.open(file, Clock.fixed(first.plus(Duration.ofDays(day)), ZoneOffset.UTC))) {
                Map<CellKey, BigDecimal> intents = new HashMap<>();
                List<CellResult> results = new ArrayList<>();
                for (int cell = 0; cell < SERVICES * CUSTOMERS; cell++) {
                    CellKey key = new CellKey("customer-" + (10_000 + cell / SERVICES), "service-" + cell % SERVICES);
                    intents.put(key, BigDecimal.valueOf((day + cell) % 300));
                    results.add(new CellResult(key, intents.get(key), Outcome.ACCEPTED, ""));
                }
                RunId run = ledger.begin(new RunStart(RunKind.USAGE, "plan" + day, StartedBy.SCHEDULE, intents.size(), Optional.empty()));
                ledger.intents(run, intents);
                ledger.outcomes(run, results);
                ledger.finish(run, RunEnd.DONE);
            }
        }
        try (Ledger ledger = Ledger.open(file, new StageClock())) {
            double cells = seconds(() -> ledger.runs(Integer.MAX_VALUE)
                    .forEach(run -> ledger.cells(run.id()).stream().filter(RunCell::atSynthesize).forEach(RunCell::units)));
            double services = seconds(() -> new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).series(History.By.SERVICE));
            double accounts = seconds(() -> new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).series(History.By.ACCOUNT));
            long[] bytes = new long[1];
            double export = seconds(() -> new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).csv(piece -> bytes[0] += piece.length()));
            System.err.printf(Locale.ROOT,
                    "HistoryBench: %d pushes of %d counts, every count read %.2f s, series by service %.2f s (ratio %.3f), by customer %.2f s, "
                            + "export of %d MB %.2f s; ledger %d MB%n",
                    PUSHES, SERVICES * CUSTOMERS, cells, services, services / cells, accounts, bytes[0] / 1_000_000, export,
                    Files.size(file) / 1_000_000);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
