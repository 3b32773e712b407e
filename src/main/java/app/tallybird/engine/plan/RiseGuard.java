package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.settings.Thresholds;

/**
 * Finds rises that a person should see before they are billed. Compares what was accepted with what is known now; a first number is no rise, unless it
 * is far above what any customer ever had of the service.
 */
record RiseGuard(Thresholds.Rises limits) {

    List<Hold> rises(List<PlanCell> cells, Memory memory) {
        List<PlanCell> known = cells.stream().filter(PlanCell::sendable).toList();
        List<Hold> holds = new ArrayList<>();
        services(known.stream().filter(cell -> cell.lastAccepted().isPresent()).toList(), holds);
        Map<String, BigDecimal> highest = highest(memory);
        for (PlanCell cell : known) {
            Optional<Hold> hold = cell.lastAccepted().filter(before -> rose(before, cell.sent(), limits.cellPercent(), limits.cellUnits()))
                    .<Hold>map(before -> new Hold.CellUp(cell.key().accountId(), cell.account(), cell.service(), before, cell.sent()));
            hold.or(() -> farAbove(cell, memory, highest)).ifPresent(holds::add);
        }
        return holds;
    }

    private void services(List<PlanCell> comparable, List<Hold> holds) {
        Map<String, List<PlanCell>> byService = new LinkedHashMap<>();
        comparable.forEach(cell -> byService.computeIfAbsent(cell.key().serviceKey(), key -> new ArrayList<>()).add(cell));
        byService.forEach((key, group) -> {
            BigDecimal before = group.stream().map(cell -> cell.lastAccepted().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal now = group.stream().map(PlanCell::sent).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (rose(before, now, limits.servicePercent(), limits.serviceUnits())) {
                holds.add(new Hold.ServiceUp(key, group.getFirst().service(), before, now));
            }
        });
    }

    /** Beside its own highest number any is looked at; a first number only beside that of the service, and when it is a large one. */
    private Optional<Hold> farAbove(PlanCell cell, Memory memory, Map<String, BigDecimal> ofServices) {
        CellMemory before = memory.cell(cell.key());
        Optional<BigDecimal> own = before.highest().filter(units -> units.signum() > 0);
        Optional<BigDecimal> most = own.isPresent() || before.notMapped()
                ? own
                : Optional.ofNullable(ofServices.get(cell.key().serviceKey()))
                        .filter(units -> cell.sent().subtract(units).compareTo(BigDecimal.valueOf(limits.cellUnits())) >= 0);
        return most.filter(units -> cell.sent().compareTo(units.multiply(BigDecimal.valueOf(limits.timesHighest()))) > 0)
                .map(units -> new Hold.CellFarAbove(cell.key().accountId(), cell.account(), cell.service(), units, cell.sent()));
    }

    /** The highest number above zero that was ever accepted, by service. */
    private static Map<String, BigDecimal> highest(Memory memory) {
        Map<String, BigDecimal> highest = new HashMap<>();
        memory.cells().forEach((key, cell) -> cell.highest().filter(units -> units.signum() > 0)
                .ifPresent(units -> highest.merge(key.serviceKey(), units, BigDecimal::max)));
        return highest;
    }

    /** Up by more than the percentage and by at least the units; from zero every number is up by more than any percentage. */
    static boolean rose(BigDecimal before, BigDecimal now, int percent, int units) {
        BigDecimal up = now.subtract(before);
        return up.signum() > 0 && up.compareTo(BigDecimal.valueOf(units)) >= 0
                && up.multiply(BigDecimal.valueOf(100)).compareTo(before.multiply(BigDecimal.valueOf(percent))) > 0;
    }
}
