package app.tallybird.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The prices of one integration, all in one currency, of all times. Immutable. */
public record Prices(Optional<Currency> currency, List<Price> all) {

    public static final Prices NONE = new Prices(Optional.empty(), List.of());

    /** In the order of their ids. */
    public Prices {
        all = all.stream().sorted(Comparator.comparingInt((Price price) -> price.id().length()).thenComparing(Price::id)).toList();
        if (currency.isEmpty() && !all.isEmpty()) {
            throw new IllegalArgumentException("prices without a currency");
        }
    }

    public static Prices of(Currency currency, Collection<Price> all) {
        return new Prices(Optional.of(currency), List.copyOf(all));
    }

    /** Whether a cost was known on any day. */
    public boolean costed() {
        return all.stream().anyMatch(price -> price.cost().isPresent());
    }

    /** Those that are in force on a local day. */
    public PriceList on(LocalDate day) {
        return PriceList.of(currency, all.stream().filter(price -> price.began(day)).toList());
    }
}
