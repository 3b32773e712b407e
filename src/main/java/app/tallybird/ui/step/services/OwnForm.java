package app.tallybird.ui.step.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.engine.own.OwnDraft;
import app.tallybird.engine.own.OwnOffer;
import app.tallybird.model.OwnService;
import app.tallybird.ui.control.Fields.Named;

/** What a person says of an own service that is made or changed. */
final class OwnForm {

    final StringProperty name = new SimpleStringProperty("");
    final ObservableList<PartRow> parts = FXCollections.observableArrayList();
    final ObservableList<CustomerRow> customers = FXCollections.observableArrayList();
    final BooleanProperty everyCustomer = new SimpleBooleanProperty(true);
    /** "Microsoft 365 = Business Basic + Business Standard", or what is missing. */
    final StringProperty words = new SimpleStringProperty("");

    /** What a service is in the sum. */
    enum Role {
        NOT("not in it"),
        PLUS("added"),
        MINUS("taken away");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A service that may be a part; {@code alsoSent} says whether it is sent by itself, too. */
    record PartRow(Named service, ObjectProperty<Role> role, BooleanProperty alsoSent) {
        boolean is(Role wanted) {
            return role.get() == wanted;
        }
    }

    record CustomerRow(Named customer, BooleanProperty ticked) {
    }

    OwnForm() {
        name.subscribe((before, now) -> say());
    }

    /** Begins with nothing, or with what there is. A part that is no longer there can be taken out. */
    void begin(OwnOffer offer, Optional<OwnService> before) {
        name.set(before.map(one -> one.service().name()).orElse(""));
        Map<String, String> known = offer.services().stream()
                .collect(Collectors.toMap(service -> service.key(), service -> service.name()));
        Stream<Named> gone = before.stream().flatMap(one -> one.parts().stream()).map(OwnService.Part::serviceKey)
                .filter(key -> !known.containsKey(key)).map(key -> new Named(key, key + " (no longer there)"));
        parts.setAll(Stream.concat(Named.of(known).stream(), gone).map(service -> row(service, before)).toList());
        Set<String> chosen = before.map(OwnService::accounts).orElse(Set.of());
        everyCustomer.set(chosen.isEmpty());
        customers.setAll(Named.of(offer.customers()).stream()
                .map(customer -> new CustomerRow(customer, new SimpleBooleanProperty(chosen.contains(customer.id())))).toList());
        say();
    }

    private PartRow row(Named service, Optional<OwnService> before) {
        Optional<OwnService.Part> part = before.flatMap(one -> one.part(service.id()));
        PartRow row = new PartRow(service,
                new SimpleObjectProperty<>(part.map(one -> one.minus() ? Role.MINUS : Role.PLUS).orElse(Role.NOT)),
                new SimpleBooleanProperty(part.filter(OwnService.Part::alsoSent).isPresent()));
        row.role().subscribe((was, now) -> say());
        return row;
    }

    private void say() {
        String plus = names(Role.PLUS).collect(Collectors.joining(" + "));
        words.set(plus.isEmpty()
                ? "Choose what is added."
                : (name.get().isBlank() ? "\u2026" : name.get().strip()) + " = " + plus
                        + names(Role.MINUS).map(one -> " \u2212 " + one).collect(Collectors.joining()));
    }

    private Stream<String> names(Role role) {
        return parts.stream().filter(row -> row.is(role)).map(row -> row.service().name());
    }

    OwnDraft draft() {
        return new OwnDraft(name.get(), keys(Role.PLUS), keys(Role.MINUS),
                parts.stream().filter(row -> !row.is(Role.NOT) && row.alsoSent().get()).map(row -> row.service().id())
                        .collect(Collectors.toSet()),
                everyCustomer.get()
                        ? Set.of()
                        : customers.stream().filter(row -> row.ticked().get()).map(row -> row.customer().id()).collect(Collectors.toSet()));
    }

    private List<String> keys(Role role) {
        return parts.stream().filter(row -> row.is(role)).map(row -> row.service().id()).toList();
    }
}
