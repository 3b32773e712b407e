package app.tallybird.ui.leak;

import java.nio.file.Path;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Leaks;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.ui.control.Fields.Named;

/** An invoice or a licence file, and which of its columns are what: as found, until a person says otherwise. */
final class InvoiceFile {

    private static final Named NO_AMOUNT = new Named("", "not used");
    /** In which currency the amounts are. */
    static final List<Named> CURRENCIES = Stream.concat(Stream.of(new Named("", "as found")), Currency.getAvailableCurrencies().stream()
            .filter(one -> one.getDefaultFractionDigits() >= 0).map(Currency::getCurrencyCode).sorted().map(code -> new Named(code, code)))
            .toList();
    private static final Named NOT_CHOSEN = new Named("", "choose\u2026");
    /** How the decimal mark can be said. */
    static final List<Named> MARKS = List.of(new Named(FileChoices.Written.AUTO, "as found"), new Named(".", "1,234.50"),
            new Named(",", "1.234,50"));

    final Path path;
    final List<Named> headings;
    final List<Named> amounts;
    final ObjectProperty<@Nullable Named> customer;
    final ObjectProperty<@Nullable Named> product;
    final ObjectProperty<@Nullable Named> units;
    final ObjectProperty<@Nullable Named> amount = new SimpleObjectProperty<>(NO_AMOUNT);
    final ObjectProperty<@Nullable Named> currency = new SimpleObjectProperty<>(CURRENCIES.getFirst());
    final ObjectProperty<@Nullable Named> decimal = new SimpleObjectProperty<>(MARKS.getFirst());

    InvoiceFile(Path path, Leaks.Headings seen) {
        this.path = path;
        headings = seen.all().stream().map(heading -> new Named(heading, heading)).toList();
        amounts = Named.after(NO_AMOUNT, headings);
        customer = found(seen, Role.CUSTOMER_NAME);
        product = found(seen, Role.SERVICE);
        units = found(seen, Role.COUNT);
    }

    private static ObjectProperty<@Nullable Named> found(Leaks.Headings seen, Role role) {
        return new SimpleObjectProperty<>(
                Optional.ofNullable(seen.found().get(role)).map(heading -> new Named(heading, heading)).orElse(NOT_CHOSEN));
    }

    /** {@code changed} hears of every other choice. */
    void follow(Runnable changed) {
        Stream.of(customer, product, units, amount, currency, decimal)
                .forEach(value -> value.addListener((property, before, now) -> changed.run()));
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    private static Optional<String> chosen(ObjectProperty<@Nullable Named> value) {
        return Optional.ofNullable(value.get()).map(Named::id).filter(id -> !id.isEmpty());
    }

    /** Which columns still have to be chosen, or empty. */
    String missing() {
        String parts = Stream.of(new Needed("customer", customer), new Needed("product", product), new Needed("units", units))
                .filter(one -> chosen(one.value()).isEmpty()).map(Needed::words).reduce((one, other) -> one + ", " + other).orElse("");
        return parts.isEmpty() ? "" : "the column for " + parts + " is not chosen yet";
    }

    private record Needed(String words, ObjectProperty<@Nullable Named> value) {
    }

    /** As it is to be read; only once nothing is missing. */
    Leaks.Invoice invoice() {
        Map<Role, String> columns = new EnumMap<>(Role.class);
        chosen(customer).ifPresent(heading -> columns.put(Role.CUSTOMER_NAME, heading));
        chosen(product).ifPresent(heading -> columns.put(Role.SERVICE, heading));
        chosen(units).ifPresent(heading -> columns.put(Role.COUNT, heading));
        return new Leaks.Invoice(path,
                new Leaks.Columns(FileChoices.Written.FOUND.withDecimal(chosen(decimal).orElse(FileChoices.Written.AUTO)), columns,
                        chosen(amount), chosen(currency)));
    }
}
