package app.tallybird.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service that a person made of services of the connector: what is counted of some of them, added up, less what is counted of others. Immutable.
 *
 * @param service its key begins with {@link #MARK}
 * @param parts services of the connector, each once; never own ones, so that each number is explained in one step and none goes in a circle
 * @param accounts the customers that it is made for; empty for all
 */
public record OwnService(Service service, List<Part> parts, Set<String> accounts) {

    /** What the keys of own services begin with, and no other key does. */
    public static final String MARK = "own:";

    static final String EMPTY = "P522";
    static final String BELOW_ZERO = "P523";

    /** Files that were written by hand may leave out what is empty. */
    public OwnService {
        parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
        accounts = Set.copyOf(Objects.requireNonNullElse(accounts, Set.of()));
    }

    /**
     * One of the services that it is made of.
     *
     * @param minus whether it is taken away
     * @param alsoSent whether it is sent by itself, too; else its number is in the sum only
     */
    public record Part(String serviceKey, boolean minus, boolean alsoSent) {
        public Part {
            serviceKey = Objects.requireNonNullElse(serviceKey, "");
        }
    }

    public String key() {
        return service.key();
    }

    public static boolean isOwn(String serviceKey) {
        return serviceKey.startsWith(MARK);
    }

    public boolean isFor(String accountId) {
        return accounts.isEmpty() || accounts.contains(accountId);
    }

    public Optional<Part> part(String serviceKey) {
        return parts.stream().filter(part -> part.serviceKey().equals(serviceKey)).findFirst();
    }

    /** The services that are added up. */
    public Stream<Part> plus() {
        return parts.stream().filter(part -> !part.minus());
    }

    /** What of its parts makes; as soon as one of them is not known, it is not known either, and less than nothing is no number. */
    public UnitCount count(Function<String, UnitCount> counted) {
        if (plus().findAny().isEmpty()) {
            return new UnitCount.Unknown(EMPTY + ": \"" + service.name() + "\" is made of nothing");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            UnitCount count = counted.apply(part.serviceKey());
            if (count.known().isEmpty()) {
                return count;
            }
            sum = part.minus() ? sum.subtract(count.known().get()) : sum.add(count.known().get());
        }
        return sum.signum() < 0
                ? new UnitCount.Unknown(BELOW_ZERO + ": \"" + service.name() + "\" would be below zero: " + Units.text(sum))
                : UnitCount.of(sum);
    }

    /** "Business Basic + Business Standard − Free". */
    public String words(Function<String, String> names) {
        String plus = plus().map(part -> names.apply(part.serviceKey())).collect(Collectors.joining(" + "));
        return parts.stream().filter(Part::minus).map(part -> " \u2212 " + names.apply(part.serviceKey()))
                .collect(Collectors.joining("", plus, ""));
    }
}
