package app.tallybird.ui.contract;

import java.util.Comparator;
import java.util.Currency;

import app.tallybird.model.Price;
import app.tallybird.ui.control.LocalFormat;

/** One price as its line says it. */
record PriceRow(Price price, String service, String customer, Currency currency, State state) {

    /** By service; that for every customer first, then by customer and first day. */
    static final Comparator<PriceRow> ORDER = Comparator.comparing(PriceRow::service, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(row -> row.price.own()).thenComparing(PriceRow::customer, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(row -> row.price.from().map(Object::toString).orElse(""));

    /** Whether it decides today. */
    enum State {
        IN_FORCE(""),
        LATER("not yet in force"),
        REPLACED("a later one is in force");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    /** "1 May 2026, not yet in force". */
    String from() {
        return LocalFormat.joined(", ", price.from().map(LocalFormat::date).orElse("any day"), state.words);
    }

    String text() {
        return LocalFormat.joined(" ", service, customer, price.by());
    }
}
