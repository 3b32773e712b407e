package app.tallybird.ui.step.schedule;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.Prices;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.Thresholds.Amounts;
import app.tallybird.ui.control.LocalFormat;

/** By how much money a month a customer, a service and all together may fall or rise before they wait. Empty is no limit. */
final class MoneyLimits {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");

    final StringProperty customer = new SimpleStringProperty("");
    final StringProperty service = new SimpleStringProperty("");
    final StringProperty whole = new SimpleStringProperty("");
    /** The currency of the prices; empty without a price. */
    final StringProperty currency = new SimpleStringProperty("");
    /** What is held by what is typed. */
    final StringProperty words = new SimpleStringProperty("");

    MoneyLimits() {
        Stream.of(customer, service, whole, currency).forEach(typed -> typed.subscribe(now -> words.set(said())));
    }

    /** The currency of the prices of one integration. */
    static Optional<Currency> currency(Ledger ledger) {
        Prices prices = ledger.prices().prices();
        return prices.currency().filter(one -> !prices.all().isEmpty());
    }

    void show(Amounts kept) {
        customer.set(text(kept.customer()));
        service.set(text(kept.service()));
        whole.set(text(kept.whole()));
    }

    private static String text(BigDecimal limit) {
        return limit.signum() == 0 ? "" : limit.toPlainString();
    }

    /** What is typed; what is no amount is thrown as a problem. */
    Amounts typed() {
        return new Amounts(amount("one customer", customer), amount("one service", service), amount("all together", whole));
    }

    private static BigDecimal amount(String of, StringProperty typed) {
        return read(typed)
                .orElseThrow(
                        () -> Problem
                                .of(ProblemCode.WRONG_USE,
                                        "The limit of " + of + " is an amount such as 250 or 250.50, or empty for none; \""
                                                + typed.get().strip() + "\" is neither.",
                                        "Nothing was changed.", "Type an amount a month.")
                                .asException());
    }

    private static Optional<BigDecimal> read(StringProperty typed) {
        String text = typed.get().strip();
        return text.isEmpty() ? Optional.of(BigDecimal.ZERO) : Optional.of(text).filter(AMOUNT.asMatchPredicate()).map(BigDecimal::new);
    }

    private String said() {
        String limits = Stream.of(part("a customer", customer), part("a service", service), part("all together", whole))
                .filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
        return currency.get().isEmpty()
                ? "There is no price yet, so nothing is held by its amount: set prices first."
                : limits.isEmpty()
                        ? "No limit by amount: money alone holds nothing."
                        : "Held when it falls or rises by more: " + limits + " a month. What has no price is not held by this.";
    }

    private String part(String of, StringProperty typed) {
        return read(typed).filter(limit -> limit.signum() > 0).map(limit -> of + " " + written(limit)).orElse("");
    }

    private String written(BigDecimal limit) {
        return Optional.of(currency.get()).filter(code -> !code.isEmpty()).map(Currency::getInstance)
                .map(one -> LocalFormat.money(limit, one)).orElseGet(() -> LocalFormat.number(limit));
    }
}
