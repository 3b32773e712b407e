package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import app.tallybird.model.Billing;
import app.tallybird.settings.Thresholds;

/**
 * Finds falls and rises of what was counted that contract rules keep out of the numbers that are sent: who is billed a fixed number or a minimum may have
 * vanished unseen. What is not billed at all can make no invoice wrong and is left to the day when it is billed again.
 */
record CountedGuard(Thresholds limits) {

    List<Hold> hidden(List<PlanCell> cells) {
        List<PlanCell> comparable = cells.stream().filter(cell -> cell.sendable() && cell.lastAccepted().isPresent()
                && cell.lastCounted().isPresent() && cell.counted().known().isPresent()).toList();
        if (comparable.stream().allMatch(cell -> cell.contract().isEmpty())) {
            return List.of();
        }
        List<Hold> holds = new ArrayList<>();
        totals(comparable, holds);
        comparable.stream().filter(CountedGuard::billsSomething).filter(this::hides)
                .forEach(cell -> holds.add(new Hold.BehindRule(cell.key(), cell.account(), cell.service(), before(cell), now(cell),
                        cell.contract().flatMap(ContractedCount::rule).orElseThrow().billing().words())));
        return holds;
    }

    private static boolean billsSomething(PlanCell cell) {
        return cell.contract().flatMap(ContractedCount::rule).filter(rule -> rule.billing().kind() != Billing.Kind.NOT_BILLED).isPresent();
    }

    private static BigDecimal before(PlanCell cell) {
        return cell.lastCounted().orElseThrow();
    }

    private static BigDecimal now(PlanCell cell) {
        return cell.counted().known().orElseThrow();
    }

    private boolean hides(PlanCell cell) {
        BigDecimal accepted = cell.lastAccepted().orElseThrow();
        boolean vanished = before(cell).signum() > 0 && now(cell).signum() == 0 && cell.sent().signum() > 0;
        boolean falls = DropGuard.fell(before(cell), now(cell), limits.cellDropPercent(), limits.cellDropUnits())
                && !DropGuard.fell(accepted, cell.sent(), limits.cellDropPercent(), limits.cellDropUnits());
        boolean rises = RiseGuard.rose(before(cell), now(cell), limits.rises().cellPercent(), limits.rises().cellUnits())
                && !RiseGuard.rose(accepted, cell.sent(), limits.rises().cellPercent(), limits.rises().cellUnits());
        return vanished || falls || rises;
    }

    private void totals(List<PlanCell> comparable, List<Hold> holds) {
        Map<String, List<PlanCell>> byService = new LinkedHashMap<>();
        comparable.forEach(cell -> byService.computeIfAbsent(cell.key().serviceKey(), key -> new ArrayList<>()).add(cell));
        byService.forEach((key, group) -> {
            BigDecimal before = sum(group, CountedGuard::before);
            BigDecimal now = sum(group, CountedGuard::now);
            BigDecimal accepted = sum(group, cell -> cell.lastAccepted().orElseThrow());
            BigDecimal sent = sum(group, PlanCell::sent);
            boolean falls = DropGuard.fell(before, now, limits.serviceDropPercent(), limits.serviceDropUnits())
                    && !DropGuard.fell(accepted, sent, limits.serviceDropPercent(), limits.serviceDropUnits());
            boolean rises = RiseGuard.rose(before, now, limits.rises().servicePercent(), limits.rises().serviceUnits())
                    && !RiseGuard.rose(accepted, sent, limits.rises().servicePercent(), limits.rises().serviceUnits());
            if (falls || rises) {
                holds.add(new Hold.ServiceBehindRules(key, group.getFirst().service(), before, now));
            }
        });
    }

    private static BigDecimal sum(List<PlanCell> cells, Function<PlanCell, BigDecimal> number) {
        return cells.stream().map(number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
