package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.PlanCell;

/**
 * One customer of a plan with its counts by service, and what is asked of it often.
 *
 * @param states what its counts are
 * @param changes whether any of its counts would be another one
 * @param toZero everything it had goes to zero
 */
record CustomerLine(String id, String name, Map<String, PlanCell> cells, BigDecimal change, Set<CellState> states, boolean changes,
        boolean toZero) {

    static List<CustomerLine> of(Collection<PlanCell> cells, CountedOnce overlap) {
        Map<String, Map<String, PlanCell>> byCustomer = new LinkedHashMap<>();
        cells.forEach(
                cell -> byCustomer.computeIfAbsent(cell.key().accountId(), id -> new LinkedHashMap<>()).put(cell.key().serviceKey(), cell));
        return byCustomer.entrySet().stream().map(one -> of(one.getKey(), one.getValue(), overlap)).toList();
    }

    private static CustomerLine of(String id, Map<String, PlanCell> cells, CountedOnce overlap) {
        BigDecimal change = overlap.change(cells.values().stream().filter(PlanCell::sendable).toList());
        Set<CellState> states = EnumSet.noneOf(CellState.class);
        cells.values().forEach(cell -> states.add(cell.state()));
        boolean changes = cells.values().stream().anyMatch(PlanCell::changes);
        boolean zero = cells.values().stream().anyMatch(cell -> cell.sendable() && cell.difference().signum() < 0)
                && cells.values().stream().allMatch(cell -> cell.units().filter(units -> units.signum() == 0).isPresent());
        return new CustomerLine(id, cells.values().iterator().next().account(), cells, change, states, changes, zero);
    }

    /** What waits first, then what changes most. */
    static Comparator<CustomerLine> worstFirst(Set<String> waiting) {
        return Comparator.<CustomerLine, Boolean>comparing(line -> !waiting.contains(line.id()))
                .thenComparing(line -> line.change().abs().negate()).thenComparing(CustomerLine::name);
    }

    String text() {
        return name + " " + id;
    }
}
