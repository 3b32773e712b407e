package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.model.CellKey;

/** One customer of a plan with its counts by service. */
record CustomerLine(String id, String name, Map<String, PlanCell> cells, BigDecimal change) {

    static List<CustomerLine> of(Collection<PlanCell> cells) {
        Map<String, Map<String, PlanCell>> byCustomer = new LinkedHashMap<>();
        cells.forEach(
                cell -> byCustomer.computeIfAbsent(cell.key().accountId(), id -> new LinkedHashMap<>()).put(cell.key().serviceKey(), cell));
        return byCustomer.entrySet().stream().map(one -> {
            BigDecimal change = one.getValue().values().stream().filter(PlanCell::sendable).map(PlanCell::difference)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return new CustomerLine(one.getKey(), one.getValue().values().iterator().next().account(), one.getValue(), change);
        }).toList();
    }

    /** What waits first, then what changes most. */
    static Comparator<CustomerLine> worstFirst(Set<CellKey> kept) {
        return Comparator.<CustomerLine, Boolean>comparing(line -> !line.waits(kept)).thenComparing(line -> line.change().abs().negate())
                .thenComparing(CustomerLine::name);
    }

    boolean any(Predicate<PlanCell> which) {
        return cells.values().stream().anyMatch(which);
    }

    boolean waits(Set<CellKey> kept) {
        return any(cell -> cell.state() != CellState.SAME && kept.contains(cell.key()));
    }

    boolean changes() {
        return any(cell -> cell.state() != CellState.SAME && cell.state() != CellState.LEFT_OUT
                && (cell.state() != CellState.NEW || cell.difference().signum() != 0));
    }

    /** Everything it had goes to zero. */
    boolean toZero() {
        return any(cell -> cell.sendable() && cell.difference().signum() < 0)
                && cells.values().stream().allMatch(cell -> cell.units().filter(units -> units.signum() == 0).isPresent());
    }

    String text() {
        return name + " " + id;
    }
}
