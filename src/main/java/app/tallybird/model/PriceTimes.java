package app.tallybird.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * The prices of one integration over time. Of a month that is closed they are those that were known when it was closed, so that what it came to stays; else
 * those that are known now. Immutable.
 */
public record PriceTimes(Prices now, Map<YearMonth, Prices> closed) {

    public PriceTimes {
        closed = Map.copyOf(closed);
    }

    /** Those in force on a local day. */
    public PriceList on(LocalDate day) {
        return closed.getOrDefault(YearMonth.from(day), now).on(day);
    }

    /** Whether there is any price, without which nothing is said of money. */
    public boolean priced() {
        return !now.all().isEmpty() || closed.values().stream().anyMatch(prices -> !prices.all().isEmpty());
    }

    /** Whether any cost is known, without which nothing is said of margins. */
    public boolean costed() {
        return now.costed() || closed.values().stream().anyMatch(Prices::costed);
    }
}
