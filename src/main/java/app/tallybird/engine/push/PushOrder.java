package app.tallybird.engine.push;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.InsideSums;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.RunStart;
import app.tallybird.model.CellKey;
import app.tallybird.model.OwnService;

/**
 * What one run sends.
 *
 * @param cells all with known units, each cell once
 * @param carried those that a push that was cut short had got accepted at the very value planned now; they are not sent again
 * @param serviceIds the Synthesize id of each service key; a service without one can not be sent
 */
public record PushOrder(RunStart start, List<PlanCell> cells, Set<CellKey> carried, Map<String, String> serviceIds, RebuildMode rebuild) {

    public PushOrder {
        cells = List.copyOf(cells);
        carried = Set.copyOf(carried);
        serviceIds = Map.copyOf(serviceIds);
    }

    /** The own services among them, with what is added up in them. */
    List<PlanCell> sums() {
        return cells.stream().filter(cell -> OwnService.isOwn(cell.key().serviceKey())).toList();
    }

    /** What goes back into own services: the services of the connector that wait for one, and what another held that waits for it to go to 0. */
    Map<CellKey, Set<String>> back(Map<CellKey, Set<String>> before) {
        Map<CellKey, Set<String>> back = new HashMap<>();
        cells.stream().filter(cell -> cell.move().waits()).forEach(cell -> {
            Set<String> units = units(cell, before);
            InsideSums.awaits(cell).forEach(sum -> back.computeIfAbsent(sum, key -> new HashSet<>()).addAll(units));
        });
        return back;
    }

    private static Set<String> units(PlanCell cell, Map<CellKey, Set<String>> before) {
        if (!OwnService.isOwn(cell.key().serviceKey())) {
            return Set.of(cell.key().serviceKey());
        }
        Set<String> held = new HashSet<>(cell.sent().signum() == 0 ? before.getOrDefault(cell.key(), Set.of()) : Set.of());
        held.removeAll(cell.move().after().keySet());
        return held;
    }

    /** What was counted behind the numbers that a contract rule makes, or made the last time. */
    Map<CellKey, Counted> counted() {
        return cells.stream().filter(cell -> cell.contract().isPresent())
                .collect(Collectors.toMap(PlanCell::key, cell -> cell.contract().orElseThrow().kept()));
    }
}
