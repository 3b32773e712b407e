package app.tallybird.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.model.ContractRule.Scope;

/** The prices of one integration that are in force at one time. A customer's own goes before that for every customer; where there is none, there is no money. */
public record PriceList(Optional<Currency> currency, Map<Scope, Price> prices) {

    public static final PriceList NONE = new PriceList(Optional.empty(), Map.of());

    public PriceList {
        prices = Map.copyOf(prices);
    }

    /** The latest one decides. */
    static PriceList of(Optional<Currency> currency, Collection<Price> begun) {
        Map<Scope, Price> latest = new HashMap<>();
        begun.forEach(price -> latest.merge(price.scope(), price,
                BinaryOperator.maxBy(Comparator.comparing(one -> one.from().orElse(LocalDate.MIN)))));
        return new PriceList(currency, latest);
    }

    public boolean isEmpty() {
        return prices.isEmpty();
    }

    public Optional<Price> of(CellKey cell) {
        Optional<String> service = Optional.of(cell.serviceKey());
        return Optional.ofNullable(prices.get(new Scope(Optional.of(cell.accountId()), service)))
                .or(() -> Optional.ofNullable(prices.get(new Scope(Optional.empty(), service))));
    }

    /** What these billed units of a cell are worth in a month, rounded as one amount. */
    public Optional<Money> amount(CellKey cell, BigDecimal units) {
        return of(cell).map(price -> money(units.multiply(price.unit())));
    }

    /** What they cost in a month; empty where no cost is known. */
    public Optional<Money> cost(CellKey cell, BigDecimal units) {
        return of(cell).flatMap(Price::cost).map(cost -> money(units.multiply(cost)));
    }

    /** What is left of the amount after the cost; empty where one of the two is not known. */
    public Optional<Money> margin(CellKey cell, BigDecimal units) {
        return amount(cell, units).flatMap(amount -> cost(cell, units).map(amount::minus));
    }

    /** Whether any cost is known, without which nothing is said of margins. */
    public boolean costed() {
        return prices.values().stream().anyMatch(price -> price.cost().isPresent());
    }

    /** The difference of two amounts of a cell, each of them rounded, so that differences of sums are sums of differences. */
    public Optional<Money> change(CellKey cell, BigDecimal before, BigDecimal now) {
        return amount(cell, now).flatMap(after -> amount(cell, before).map(after::minus));
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, currency.orElseThrow());
    }

    public JsonObject json() {
        return Json.of("currency", currency.map(Currency::getCurrencyCode), "prices",
                Json.list(prices.values().stream().sorted(Comparator.comparing(price -> price.json().toString())).toList(), Price::json));
    }

    /** Reads back what {@link #json()} wrote. */
    public static PriceList of(JsonObject json) {
        return of(Json.text(json, "currency").flatMap(Money::currency),
                json.getAsJsonArray("prices").asList().stream().map(JsonElement::getAsJsonObject).map(Price::of).toList());
    }
}
