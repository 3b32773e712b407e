package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadStats;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.plan.Memory;
import app.tallybird.engine.plan.PlanInput;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlanner;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.NamedRow;
import app.tallybird.model.RowNames;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.StageClock;

/** How long a plan of 2,000 customers by 20 services takes, against a ledger that knows all of them, saving it included. */
class PlanBench {

    @TempDir
    private Path folder;

    @Test
    void plan() {
        List<Account> accounts = new ArrayList<>();
        List<Service> services = new ArrayList<>();
        Map<CellKey, UnitCount> cells = new HashMap<>();
        for (int s = 0; s < 20; s++) {
            services.add(new Service("s" + s, "Service " + s, "", "other", "other"));
        }
        for (int a = 0; a < 2_000; a++) {
            accounts.add(new Account("a" + a, "Customer " + a));
            for (int s = 0; s < 20; s++) {
                cells.put(new CellKey("a" + a, "s" + s), UnitCount.of(BigDecimal.valueOf(100L + a % 7)));
            }
        }
        Map<CellKey, RowNames> names = cells.keySet().stream().collect(Collectors.toMap(key -> key, key -> new RowNames(10, IntStream
                .range(0, 10).mapToObj(i -> new NamedRow("DESKTOP-" + key.accountId() + "-" + i, "", Optional.empty())).toList())));
        Reading reading = new Reading(accounts, List.of(), services, cells, Map.of(), List.of(), List.of(), List.of(),
                new ReadStats(1, 1, false));
        Clock clock = new StageClock();
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), clock)) {
            RunId run = ledger.begin(new RunStart(RunKind.USAGE, "x", StartedBy.ATTENDED, cells.size(), Optional.empty()));
            ledger.intents(run, cells.keySet().stream().collect(Collectors.toMap(key -> key, key -> BigDecimal.valueOf(101))));
            ledger.outcomes(run,
                    cells.keySet().stream().map(key -> new CellResult(key, BigDecimal.valueOf(101), Outcome.ACCEPTED, "")).toList());
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                Set<String> known = services.stream().map(Service::key).collect(Collectors.toSet());
                UsagePlan plan = UsagePlanner.make(
                        new PlanInput(reading, false, Memory.of(ledger, known), LeftOut.cells(Set.of()), Thresholds.defaults()),
                        ZonedDateTime.now(clock));
                StoredPlan stored = new StoredPlan(plan.hash(), plan.identity().created(), plan.identity().baselineVersion(), plan.held(),
                        PlanJson.write(plan).toString());
                ledger.savePlan(stored);
                System.err.printf(Locale.ROOT, "PlanBench: %d cells planned and saved in %.2f s%n", plan.cells().size(),
                        (System.nanoTime() - start) / 1e9);
                start = System.nanoTime();
                ledger.savePlan(stored, names);
                System.err.printf(Locale.ROOT, "PlanBench: saved again with %d names in %.2f s%n",
                        names.values().stream().mapToInt(one -> one.rows().size()).sum(), (System.nanoTime() - start) / 1e9);
            }
        }
    }
}
