package app.tallybird.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import com.google.gson.JsonObject;

import app.tallybird.model.ContractRule.Scope;

/**
 * What one unit of a service is sold for in a month, to every customer or to one. It is never sent anywhere.
 *
 * @param id given when it is kept; empty before
 * @param scope the service, and the customer where it is that customer's own price
 * @param unit may have more decimals than the currency: only amounts are rounded
 * @param cost what one unit costs in a month, where that is known
 * @param from the first local day; empty for any day before the next one
 */
public record Price(String id, Scope scope, BigDecimal unit, Optional<BigDecimal> cost, Optional<LocalDate> from, String by) {

    public Price {
        if (scope.serviceKey().isEmpty()) {
            throw new IllegalArgumentException("a price is that of a service");
        }
        unit = positive(unit);
        cost = cost.map(Price::positive);
    }

    private static BigDecimal positive(BigDecimal amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a price is not below zero: " + amount);
        }
        return Units.plain(amount);
    }

    /** Whether it is one customer's own. */
    public boolean own() {
        return scope.accountId().isPresent();
    }

    public boolean began(LocalDate day) {
        return from.filter(day::isBefore).isEmpty();
    }

    public Price withId(String given) {
        return new Price(given, scope, unit, cost, from, by);
    }

    /** Whether they say the same, whoever set them. */
    public boolean saysTheSame(Price other) {
        return scope.equals(other.scope) && unit.compareTo(other.unit) == 0 && cost.equals(other.cost) && from.equals(other.from);
    }

    public JsonObject json() {
        return Json.of("id", id, "accountId", scope.accountId(), "serviceKey", scope.serviceKey(), "price", unit, "cost", cost, "from",
                from, "by", by);
    }

    /** Reads back what {@link #json()} wrote. */
    public static Price of(JsonObject json) {
        return new Price(Json.text(json, "id").orElse(""), new Scope(Json.text(json, "accountId"), Json.text(json, "serviceKey")),
                Json.number(json, "price").orElseThrow(() -> new IllegalArgumentException("no price: " + json)), Json.number(json, "cost"),
                Json.text(json, "from").map(LocalDate::parse), Json.text(json, "by").orElse(""));
    }
}
