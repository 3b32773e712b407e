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

    /** The services of the connector that wait for others, by what they wait for. */
    Map<CellKey, Set<String>> waiting() {
        Map<CellKey, Set<String>> waiting = new HashMap<>();
        cells.stream().filter(cell -> !OwnService.isOwn(cell.key().serviceKey())).forEach(cell -> InsideSums.awaits(cell)
                .forEach(key -> waiting.computeIfAbsent(key, sum -> new HashSet<>()).add(cell.key().serviceKey())));
        return waiting;
    }

    /** What was counted behind the numbers that a contract rule makes, or made the last time. */
    Map<CellKey, Counted> counted() {
        return cells.stream().filter(cell -> cell.contract().isPresent())
                .collect(Collectors.toMap(PlanCell::key, cell -> cell.contract().orElseThrow().kept()));
    }
}
