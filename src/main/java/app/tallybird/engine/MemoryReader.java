package app.tallybird.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.PlanInput;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;

/** Gathers what the ledger remembers into what the planner compares with. */
final class MemoryReader {

    private final Ledger ledger;

    MemoryReader(Ledger ledger) {
        this.ledger = ledger;
    }

    PlanInput.Memory recall(Set<String> knownServices) {
        return new PlanInput.Memory(ledger.baselineVersion(), cells(), ledger.accountNames(), ledger.serviceNames(),
                ledger.accountsLastRun(), knownServices, warnings());
    }

    Map<CellKey, CellMemory> cells() {
        var accepted = ledger.accepted();
        Set<CellKey> uncertain = ledger.uncertain();
        Set<CellKey> withoutPlace = ledger.withoutPlace().stream().map(CellResult::key).collect(Collectors.toSet());
        Set<CellKey> all = new HashSet<>(accepted.keySet());
        all.addAll(uncertain);
        all.addAll(withoutPlace);
        Map<CellKey, CellMemory> cells = new HashMap<>();
        for (CellKey key : all) {
            cells.put(key, new CellMemory(Optional.ofNullable(accepted.get(key)), uncertain.contains(key), withoutPlace.contains(key)));
        }
        return cells;
    }

    /** Kept as lines of count, a blank, and the warning's name. */
    Map<String, Long> warnings() {
        Map<String, Long> counts = new HashMap<>();
        for (String line : ledger.lastWarnings()) {
            int blank = line.indexOf(' ');
            counts.put(line.substring(blank + 1), Long.valueOf(line.substring(0, blank)));
        }
        return counts;
    }
}
