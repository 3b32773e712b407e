package app.tallybird.ui.contract;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.RuleColumn;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.model.Billing.Kind;
import app.tallybird.model.ContractRule;
import app.tallybird.model.Units;
import app.tallybird.ui.control.Fields.Named;

/** What a person types of a contract rule that is added or changed. */
final class RuleForm {

    static final Named EVERY_CUSTOMER = new Named(WrittenLine.EVERY, "Every customer");
    static final Named EVERY_SERVICE = new Named(WrittenLine.EVERY, "Every service");

    final ObservableList<Named> customers = FXCollections.observableArrayList();
    final ObservableList<Named> services = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable Named> customer = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Named> service = new SimpleObjectProperty<>();
    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.AT_LEAST);
    final StringProperty units = new SimpleStringProperty("");
    final BooleanProperty withoutReading = new SimpleBooleanProperty();
    final StringProperty from = new SimpleStringProperty("");
    final StringProperty until = new SimpleStringProperty("");
    final StringProperty reason = new SimpleStringProperty("");

    /** {@code changed} hears of every change. */
    void follow(Runnable changed) {
        Stream.<ObservableValue<?>>of(customer, service, kind, units, withoutReading, from, until, reason)
                .forEach(value -> value.addListener((property, before, now) -> changed.run()));
    }

    /** Offers these names; begins with nothing, or with what the rule says. */
    void begin(KnownNames names, Optional<ContractRule> rule) {
        customers.setAll(Named.after(EVERY_CUSTOMER, Named.of(names.accounts())));
        services.setAll(Named.after(EVERY_SERVICE, Named.of(names.services())));
        customer.set(rule.map(one -> Named.chosen(customers, one.scope().accountId().orElse(WrittenLine.EVERY), names.account(one)))
                .orElse(null));
        service.set(rule.map(one -> Named.chosen(services, one.scope().serviceKey().orElse(WrittenLine.EVERY), names.service(one)))
                .orElse(null));
        kind.set(rule.map(one -> one.billing().kind()).orElse(Kind.AT_LEAST));
        units.set(rule.flatMap(one -> one.billing().agreed()).map(Units::text).orElse(""));
        withoutReading.set(rule.filter(one -> one.billing().withoutReading()).isPresent());
        from.set(rule.flatMap(one -> one.period().from()).map(LocalDate::toString).orElse(""));
        until.set(rule.flatMap(one -> one.period().until()).map(LocalDate::toString).orElse(""));
        reason.set(rule.map(ContractRule::reason).orElse(""));
    }

    /** What is missing before it can be understood, or empty. */
    String missing() {
        return customer.get() == null
                ? "Choose the customer."
                : service.get() == null
                        ? "Choose the service."
                        : kind.get().needsUnits() && units.get().isBlank() ? "Type the number." : "";
    }

    WrittenLine<RuleColumn> line() {
        Map<RuleColumn, String> fields = new EnumMap<>(RuleColumn.class);
        fields.put(RuleColumn.CUSTOMER_ID, id(customer.get()));
        fields.put(RuleColumn.SERVICE_ID, id(service.get()));
        fields.put(RuleColumn.RULE, kind.get().word());
        fields.put(RuleColumn.UNITS, kind.get().needsUnits() ? units.get() : "");
        fields.put(RuleColumn.WITHOUT_READING, kind.get() == Kind.FIXED && withoutReading.get() ? "yes" : "");
        fields.put(RuleColumn.REASON, reason.get());
        fields.put(RuleColumn.FROM, from.get());
        fields.put(RuleColumn.UNTIL, until.get());
        return new WrittenLine<>(0, fields);
    }

    private static String id(@Nullable Named chosen) {
        return chosen == null ? "" : chosen.id();
    }
}
