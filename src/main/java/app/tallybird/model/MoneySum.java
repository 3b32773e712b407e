package app.tallybird.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

/** Amounts added up, each currency for itself, with how many of all had one: what has no price is not counted as nothing. */
public record MoneySum(List<Money> amounts, long priced, long of) {

    public static final MoneySum NONE = new MoneySum(List.of(), 0, 0);

    public MoneySum {
        amounts = List.copyOf(amounts);
    }

    /** An empty one is of something that has no price. */
    public static MoneySum of(Collection<Optional<Money>> parts) {
        return added(parts.stream().flatMap(Optional::stream), parts.stream().filter(Optional::isPresent).count(), parts.size());
    }

    /** The same of numbers with their units: none of something is no money, so it needs no price. */
    public static <T> MoneySum of(Collection<T> all, Function<T, BigDecimal> units, Function<T, Optional<Money>> money) {
        MoneySum some = of(all.stream().filter(one -> units.apply(one).signum() != 0).map(money).toList());
        return some.of == 0
                ? new MoneySum(added(all.stream().flatMap(one -> money.apply(one).stream()), 0, 0).amounts(), some.priced, some.of)
                : some;
    }

    public MoneySum plus(MoneySum other) {
        return added(Stream.concat(amounts.stream(), other.amounts.stream()), priced + other.priced, of + other.of);
    }

    private static MoneySum added(Stream<Money> amounts, long priced, long of) {
        Map<String, Money> sums = new TreeMap<>();
        amounts.forEach(amount -> sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
        return new MoneySum(List.copyOf(sums.values()), priced, of);
    }

    public JsonObject json() {
        return Json.of("amounts", Json.list(amounts, Money::json), "priced", priced, "of", of);
    }

    /** Reads back what {@link #json()} wrote. */
    public static MoneySum of(JsonObject json) {
        return new MoneySum(json.getAsJsonArray("amounts").asList().stream().map(one -> Money.of(one.getAsJsonObject())).toList(),
                json.get("priced").getAsLong(), json.get("of").getAsLong());
    }

    public boolean isEmpty() {
        return amounts.isEmpty();
    }

    /** Whether nothing lacks a price. */
    public boolean whole() {
        return priced == of;
    }
}
