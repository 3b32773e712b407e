package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Money;
import app.tallybird.model.Price;
import app.tallybird.model.Prices;

/**
 * What written prices would change of those that are kept. A line about the same customer, service and first day takes the place of the kept price; others
 * that are kept stay. All prices of an integration are in one currency.
 */
public record PricePlan(Optional<Currency> currency, List<Line<PriceColumn, Price>> lines) implements WrittenPlan<PriceColumn, Price> {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");

    public PricePlan {
        lines = List.copyOf(lines);
    }

    /** {@code by} is who wrote them; customers and services are looked for by their names only when {@code byName}. */
    public static PricePlan of(Prices kept, List<WrittenLine<PriceColumn>> written, KnownNames names, String by, boolean byName) {
        Optional<Currency> currency = kept.all().isEmpty()
                ? written.stream().flatMap(line -> Money.currency(line.get(PriceColumn.CURRENCY)).stream()).findFirst().or(kept::currency)
                : kept.currency();
        List<Line<PriceColumn, Price>> lines = new ArrayList<>();
        for (WrittenLine<PriceColumn> line : written) {
            try {
                Price price = price(line, new ScopeReader(names, byName), by);
                inCurrency(line.get(PriceColumn.CURRENCY), currency);
                Optional<Line<PriceColumn, Price>> earlier = lines.stream()
                        .filter(other -> other.wanted().filter(one -> sameTime(one, price)).isPresent()).findFirst();
                if (earlier.isPresent()) {
                    throw new RuleReader.Refusal("line " + earlier.get().written().line() + " is about the same from the same day on");
                }
                lines.add(compared(kept, line, price));
            } catch (RuleReader.Refusal refusal) {
                lines.add(Line.refused(line, refusal.words()));
            }
        }
        return new PricePlan(currency, lines);
    }

    private static Line<PriceColumn, Price> compared(Prices kept, WrittenLine<PriceColumn> line, Price price) {
        Optional<Price> before = kept.all().stream().filter(one -> sameTime(one, price)).findFirst();
        Change change = before.isEmpty() ? Change.ADDED : before.get().saysTheSame(price) ? Change.SAME : Change.CHANGED;
        return new Line<>(line, change, Optional.of(price), before, change == Change.CHANGED
                ? "was: " + before
                        .map(one -> one.unit().toPlainString() + one.cost().map(cost -> ", cost " + cost.toPlainString()).orElse(""))
                        .orElse("")
                : "");
    }

    private static boolean sameTime(Price one, Price other) {
        return one.scope().equals(other.scope()) && one.from().equals(other.from());
    }

    private static Price price(WrittenLine<PriceColumn> line, ScopeReader places, String by) throws RuleReader.Refusal {
        Scope scope = new Scope(places.customer(line.get(PriceColumn.CUSTOMER_ID), line.get(PriceColumn.CUSTOMER)),
                places.service(line.get(PriceColumn.SERVICE_ID), line.get(PriceColumn.SERVICE)));
        if (scope.serviceKey().isEmpty()) {
            throw new RuleReader.Refusal("a price is that of one service");
        }
        BigDecimal unit = number("price", line.get(PriceColumn.PRICE));
        String cost = line.get(PriceColumn.COST);
        return new Price("", scope, unit, cost.isEmpty() ? Optional.empty() : Optional.of(number("cost", cost)),
                ScopeReader.day(line.get(PriceColumn.FROM)), by);
    }

    private static BigDecimal number(String what, String text) throws RuleReader.Refusal {
        if (!NUMBER.matcher(text).matches()) {
            throw new RuleReader.Refusal(text.isEmpty()
                    ? "the " + what + " is missing"
                    : "the " + what + " is a number such as 5.50 or 0.0125, and \"" + text + "\" is none");
        }
        return new BigDecimal(text);
    }

    private static void inCurrency(String written, Optional<Currency> currency) throws RuleReader.Refusal {
        if (!written.isEmpty() && Money.currency(written).isEmpty()) {
            throw new RuleReader.Refusal("\"" + written + "\" is no currency: currencies are written like USD");
        }
        if (currency.isEmpty()) {
            throw new RuleReader.Refusal("the currency is missing, such as USD; it is given with the first price");
        }
        if (!written.isEmpty() && !written.equals(currency.get().getCurrencyCode())) {
            throw new RuleReader.Refusal("the prices are in " + currency.get().getCurrencyCode() + ", and " + written
                    + " can not stand beside it: remove them first");
        }
    }

    @Override
    public void keep(Ledger ledger, Collection<Price> added, Collection<Price> replaced) {
        ledger.prices().change(currency.orElseThrow(), added, replaced.stream().map(Price::id).toList());
    }
}
