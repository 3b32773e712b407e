package app.tallybird.ui.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.Price;
import app.tallybird.model.PriceList;
import app.tallybird.model.Prices;
import app.tallybird.ui.control.LocalFormat;

/** The units that Synthesize accepted last, of the customers that the vendor listed then, and what prices make of them. */
record LastUnits(Map<CellKey, BigDecimal> accepted) {

    LastUnits {
        accepted = Map.copyOf(accepted);
    }

    static LastUnits of(Ledger ledger) {
        Map<CellKey, BigDecimal> accepted = new HashMap<>(ledger.accepted());
        Set<String> listed = ledger.accountsLastRun();
        accepted.keySet().removeIf(key -> !listed.contains(key.accountId()));
        return new LastUnits(accepted);
    }

    private List<CellKey> cells(Predicate<CellKey> which) {
        return accepted.keySet().stream().filter(which).toList();
    }

    /** Whether a service has a price for everybody, or each of its numbers has one. */
    boolean priced(PriceList prices, String service) {
        List<CellKey> cells = cells(key -> key.serviceKey().equals(service));
        return prices.of(new CellKey("", service)).isPresent()
                || (!cells.isEmpty() && cells.stream().allMatch(key -> prices.of(key).isPresent()));
    }

    /** What {@code price} makes of the units, and what it changes, on the first day of it that is not past. */
    String effect(Prices before, Prices after, Price price, LocalDate today) {
        LocalDate day = price.from().filter(today::isBefore).orElse(today);
        PriceList then = after.on(day);
        PriceList now = before.on(day);
        List<CellKey> decided = cells(key -> then.of(key).filter(price::equals).isPresent());
        List<CellKey> lost = cells(key -> now.of(key).isPresent() && then.of(key).isEmpty());
        String when = day.equals(today) ? "from the next review" : "from " + LocalFormat.date(day);
        return LocalFormat.joined(" ",
                decided.isEmpty()
                        ? "Nothing that was accepted last is priced by it; it counts " + when + "."
                        : made(decided, now, then) + ", " + when + ".",
                lost.isEmpty() ? "" : LocalFormat.count(lost.size(), "number has no price then.", "numbers have no price then."));
    }

    private String made(List<CellKey> cells, PriceList now, PriceList then) {
        BigDecimal units = cells.stream().map(this::units).reduce(BigDecimal.ZERO, BigDecimal::add);
        Money amount = sum(cells, then).orElseThrow();
        long without = cells.stream().filter(key -> now.of(key).isEmpty()).count();
        boolean comparable = without == 0 && now.currency().equals(then.currency());
        String before = comparable
                ? sum(cells, now).map(amount::minus)
                        .map(change -> change.signum() == 0 ? ", the same as now" : ", " + LocalFormat.moneyDelta(change) + " against now")
                        .orElse("")
                : without == cells.size()
                        ? ", without a price now"
                        : without == 0 ? "" : ", " + LocalFormat.number(without) + " of them without a price now";
        return LocalFormat.units(units) + " accepted last \u2192 " + LocalFormat.money(amount) + " a month" + before;
    }

    private BigDecimal units(CellKey key) {
        return accepted.getOrDefault(key, BigDecimal.ZERO);
    }

    private Optional<Money> sum(List<CellKey> cells, PriceList prices) {
        return cells.stream().flatMap(key -> prices.amount(key, units(key)).stream()).reduce(Money::plus);
    }
}
