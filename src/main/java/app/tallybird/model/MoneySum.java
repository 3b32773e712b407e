package app.tallybird.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    public MoneySum plus(MoneySum other) {
        return added(Stream.concat(amounts.stream(), other.amounts.stream()), priced + other.priced, of + other.of);
    }

    private static MoneySum added(Stream<Money> amounts, long priced, long of) {
        Map<String, Money> sums = new TreeMap<>();
        amounts.forEach(amount -> sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
        return new MoneySum(List.copyOf(sums.values()), priced, of);
    }

    public boolean isEmpty() {
        return amounts.isEmpty();
    }

    /** Whether nothing lacks a price. */
    public boolean whole() {
        return priced == of;
    }
}
