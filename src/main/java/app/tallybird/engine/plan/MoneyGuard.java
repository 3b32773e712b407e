package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import app.tallybird.model.Money;
import app.tallybird.settings.Thresholds;

/**
 * Finds customers and services, and plans as a whole, that fall or rise by more money a month than a person wants to see billed unseen. What has no price can
 * neither cause nor hide one; a number whose earlier one is in doubt is compared with nothing.
 */
record MoneyGuard(Thresholds.Amounts limits, PlanMoney money) {

    List<Hold> changes(List<PlanCell> cells) {
        List<PlanCell> priced = money.isThere()
                ? cells.stream()
                        .filter(cell -> cell.sendable() && money.change(cell).isPresent()
                                && (cell.lastAccepted().isPresent() || cell.change() == CellState.NEW))
                        .toList()
                : List.of();
        List<Hold> holds = new ArrayList<>();
        each(priced, cell -> cell.key().accountId(), limits.customer(), Hold.ByMoney.About.CUSTOMER, PlanCell::account, holds);
        each(priced, cell -> cell.key().serviceKey(), limits.service(), Hold.ByMoney.About.SERVICE, PlanCell::service, holds);
        each(priced, cell -> "", limits.whole(), Hold.ByMoney.About.ALL, cell -> "", holds);
        return holds;
    }

    private void each(List<PlanCell> priced, Function<PlanCell, String> by, BigDecimal limit, Hold.ByMoney.About about,
            Function<PlanCell, String> name, List<Hold> holds) {
        if (limit.signum() == 0) {
            return;
        }
        Map<String, List<PlanCell>> groups = new LinkedHashMap<>();
        priced.forEach(cell -> groups.computeIfAbsent(by.apply(cell), key -> new ArrayList<>()).add(cell));
        groups.forEach((id, group) -> {
            Optional<Money> change = group.stream().flatMap(cell -> money.change(cell).stream()).reduce(Money::plus);
            change.filter(one -> one.amount().abs().compareTo(limit) > 0).ifPresent(one -> holds
                    .add(new Hold.ByMoney(about, id, name.apply(group.getFirst()), one.amount(), one.currency().getCurrencyCode())));
        });
    }
}
