package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;

/**
 * What the billed units of a plan are worth in a month. What has no price or is not known has no amount; sums are those of their cells, each of them rounded.
 * Services that count the same units are billed each for itself, so whatever has a price counts.
 */
public record PlanMoney(PriceList prices) {

    /** Whether there is any price, without which nothing is said of money. */
    public boolean isThere() {
        return !prices.isEmpty();
    }

    /** What the number is worth that would be sent. */
    public Optional<Money> amount(PlanCell cell) {
        return cell.units().flatMap(units -> prices.amount(cell.key(), units));
    }

    /** What is left of that after its cost; empty where no cost is known. */
    public Optional<Money> margin(PlanCell cell) {
        return cell.units().flatMap(units -> prices.margin(cell.key(), units));
    }

    /** The margins of all of them, and of how many a cost is known. */
    public MoneySum margins(Collection<PlanCell> cells) {
        return MoneySum.of(sent(cells).map(this::margin).toList());
    }

    /** What the last accepted number is worth now. */
    public Optional<Money> before(PlanCell cell) {
        return cell.lastAccepted().flatMap(units -> prices.amount(cell.key(), units));
    }

    /** What sending it would change; a number that Synthesize does not have yet counts whole. */
    public Optional<Money> change(PlanCell cell) {
        return cell.units().flatMap(units -> prices.change(cell.key(), cell.lastAccepted().orElse(BigDecimal.ZERO), units));
    }

    /** What sending all of them would change; how many of them had a price is said of those that change. */
    public MoneySum change(Collection<PlanCell> cells) {
        List<Optional<Money>> changes = cells.stream().filter(cell -> cell.sendable() && cell.difference().signum() != 0).map(this::change)
                .toList();
        return changes.isEmpty() ? nothing() : MoneySum.of(changes);
    }

    private static Stream<PlanCell> sent(Collection<PlanCell> cells) {
        return cells.stream().filter(cell -> cell.sendable() && cell.sent().signum() != 0);
    }

    private MoneySum nothing() {
        return new MoneySum(
                isThere() ? prices.currency().map(currency -> new Money(BigDecimal.ZERO, currency)).stream().toList() : List.of(), 0, 0);
    }
}
