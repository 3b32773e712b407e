package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import app.tallybird.model.UnitCount;
import app.tallybird.settings.Thresholds;

/**
 * Finds falls that a person should see before they are billed. Compares only cells with an accepted value and a known count, so that new
 * customers cannot hide a fall and unknown counts cannot fake one.
 */
record DropGuard(Thresholds limits) {
    private static final int NAMES_SHOWN = 5;

    /** All reasons to hold a plan made of the vendor's answer. {@code accountsBefore} are the accounts it listed in the last finished run. */
    List<Hold> inspect(List<PlanCell> cells, Set<String> accountsBefore, Set<String> accountsListed, boolean anythingAcceptedEver) {
        List<Hold> holds = new ArrayList<>();
        List<PlanCell> counted = cells.stream().filter(cell -> cell.state() != CellState.LEFT_OUT).toList();
        if (!anythingAcceptedEver) {
            holds.add(new Hold.FirstRun());
        }
        // what the vendor reports is what was counted, whatever contract rules make of it
        boolean known = counted.isEmpty() || counted.stream().anyMatch(cell -> cell.counted().known().isPresent());
        if (known && counted.stream().noneMatch(cell -> cell.counted() instanceof UnitCount.Value)) {
            holds.add(new Hold.EmptyRun());
        }
        accountsDown(accountsBefore, accountsListed, holds);
        holds.addAll(falls(cells));
        return holds;
    }

    /** The reasons that lie in the numbers alone. */
    List<Hold> falls(List<PlanCell> cells) {
        List<Hold> holds = new ArrayList<>();
        List<PlanCell> counted = cells.stream().filter(cell -> cell.state() != CellState.LEFT_OUT).toList();
        List<PlanCell> comparable = counted.stream().filter(cell -> cell.lastAccepted().isPresent() && cell.units().isPresent()).toList();
        serviceTotals(comparable, holds);
        accountsToZero(counted, holds);
        singleCells(comparable, holds);
        return holds;
    }

    private void serviceTotals(List<PlanCell> comparable, List<Hold> holds) {
        Map<String, List<PlanCell>> byService = new LinkedHashMap<>();
        comparable.forEach(cell -> byService.computeIfAbsent(cell.key().serviceKey(), key -> new ArrayList<>()).add(cell));
        byService.forEach((key, group) -> {
            BigDecimal before = group.stream().map(cell -> cell.lastAccepted().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal now = group.stream().map(cell -> cell.units().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (fell(before, now, limits.serviceDropPercent(), limits.serviceDropUnits())) {
                holds.add(new Hold.ServiceDown(key, group.getFirst().service(), before, now));
            }
        });
    }

    private void accountsToZero(List<PlanCell> counted, List<Hold> holds) {
        List<String> names = List.copyOf(atZero(counted).values());
        if (names.size() >= limits.accounts().toZero()) {
            String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
            holds.add(new Hold.AccountsToZero(names.size(), names.size() > NAMES_SHOWN ? shown + " and others" : shown));
        }
    }

    /** The names of the customers that had units and have none now, by their ids; also of those whose contract hides it. */
    static Map<String, String> atZero(List<PlanCell> cells) {
        Map<String, List<PlanCell>> byAccount = new LinkedHashMap<>();
        cells.stream().filter(cell -> cell.state() != CellState.LEFT_OUT)
                .forEach(cell -> byAccount.computeIfAbsent(cell.key().accountId(), id -> new ArrayList<>()).add(cell));
        Map<String, String> gone = new LinkedHashMap<>();
        byAccount.forEach((id, group) -> {
            if (isAtZero(group) || isAtZero(group.stream().map(PlanCell::asCounted).toList())) {
                gone.put(id, group.getFirst().account());
            }
        });
        return gone;
    }

    private static boolean isAtZero(List<PlanCell> group) {
        return group.stream().anyMatch(cell -> cell.lastAccepted().isPresent() && cell.lastAccepted().get().signum() > 0)
                && group.stream().allMatch(cell -> cell.units().isPresent() && cell.units().get().signum() == 0);
    }

    private void accountsDown(Set<String> before, Set<String> accountsListed, List<Hold> holds) {
        int now = (int) before.stream().filter(accountsListed::contains).count();
        if (fell(BigDecimal.valueOf(before.size()), BigDecimal.valueOf(now), limits.accounts().downPercent(), limits.accounts().down())) {
            holds.add(new Hold.AccountsDown(before.size(), now));
        }
    }

    private void singleCells(List<PlanCell> comparable, List<Hold> holds) {
        for (PlanCell cell : comparable) {
            BigDecimal before = cell.lastAccepted().orElseThrow();
            BigDecimal now = cell.units().orElseThrow();
            if (fell(before, now, limits.cellDropPercent(), limits.cellDropUnits())) {
                holds.add(new Hold.CellDown(cell.key().accountId(), cell.account(), cell.service(), before, now));
            }
        }
    }

    /** Down by more than the percentage and by at least the units. */
    static boolean fell(BigDecimal before, BigDecimal now, int percent, int units) {
        BigDecimal down = before.subtract(now);
        return down.signum() > 0 && down.compareTo(BigDecimal.valueOf(units)) >= 0
                && down.multiply(BigDecimal.valueOf(100)).compareTo(before.multiply(BigDecimal.valueOf(percent))) > 0;
    }
}
