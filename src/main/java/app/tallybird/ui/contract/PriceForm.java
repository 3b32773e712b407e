package app.tallybird.ui.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.PriceColumn;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.model.Price;
import app.tallybird.ui.control.Fields.Named;

/** What a person types of a price that is added or changed. */
final class PriceForm {

    private static final Named EVERY = new Named(WrittenLine.EVERY, "Every customer");

    final ObservableList<Named> services = FXCollections.observableArrayList();
    final ObservableList<Named> customers = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable Named> service = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Named> customer = new SimpleObjectProperty<>();
    final StringProperty unit = new SimpleStringProperty("");
    final StringProperty cost = new SimpleStringProperty("");
    final StringProperty currency = new SimpleStringProperty("");
    final StringProperty from = new SimpleStringProperty("");

    /** {@code changed} hears of every change. */
    void follow(Runnable changed) {
        Stream.<ObservableValue<?>>of(service, customer, unit, cost, currency, from)
                .forEach(value -> value.addListener((property, before, now) -> changed.run()));
    }

    /** Offers these names; begins with every customer, or with what the price says. */
    void begin(KnownNames names, String inCurrency, Optional<Price> price) {
        services.setAll(Named.of(names.services()));
        customers.setAll(Named.after(EVERY, Named.of(names.accounts())));
        service.set(
                price.map(one -> Named.chosen(services, one.scope().serviceKey().orElseThrow(), names.service(one.scope()))).orElse(null));
        customer.set(
                price.map(one -> Named.chosen(customers, one.scope().accountId().orElse(WrittenLine.EVERY), names.account(one.scope())))
                        .orElse(EVERY));
        unit.set(price.map(one -> one.unit().toPlainString()).orElse(""));
        cost.set(price.flatMap(Price::cost).map(BigDecimal::toPlainString).orElse(""));
        currency.set(inCurrency);
        from.set(price.flatMap(Price::from).map(LocalDate::toString).orElse(""));
    }

    /** What is missing before it can be understood, or empty. */
    String missing() {
        return service.get() == null
                ? "Choose the service."
                : customer.get() == null
                        ? "Choose the customer."
                        : unit.get().isBlank()
                                ? "Type the price of one unit in a month."
                                : currency.get().isBlank() ? "Type the currency, such as USD." : "";
    }

    WrittenLine<PriceColumn> line() {
        Map<PriceColumn, String> fields = new EnumMap<>(PriceColumn.class);
        fields.put(PriceColumn.SERVICE_ID, id(service.get()));
        fields.put(PriceColumn.CUSTOMER_ID, id(customer.get()));
        fields.put(PriceColumn.PRICE, unit.get());
        fields.put(PriceColumn.COST, cost.get());
        fields.put(PriceColumn.CURRENCY, currency.get());
        fields.put(PriceColumn.FROM, from.get());
        return new WrittenLine<>(0, fields);
    }

    private static String id(@Nullable Named chosen) {
        return chosen == null ? "" : chosen.id();
    }
}
