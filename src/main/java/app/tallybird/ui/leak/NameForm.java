package app.tallybird.ui.leak;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.leak.AuditedCell.ServiceOf;
import app.tallybird.engine.leak.InvoiceMatches;
import app.tallybird.engine.leak.InvoiceName;
import app.tallybird.engine.leak.InvoiceName.Of;
import app.tallybird.ui.control.Fields.Named;

/** What a name on an invoice is here: a service, none at all, or a customer. Nothing is kept that was not chosen. */
final class NameForm {

    private static final Named NO_SERVICE = new Named("", "No service of any integration");
    private static final String SIGN = "\n";

    /** The name that is being said, or null for none. */
    final ObjectProperty<@Nullable InvoiceName> open = new SimpleObjectProperty<>();
    final ObservableList<Named> choices = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable Named> choice = new SimpleObjectProperty<>();
    final StringProperty title = new SimpleStringProperty("");
    private Known known = new Known(Map.of(), List.of());

    /** What there is to choose from: the names of services, and of customers. */
    record Known(Map<ServiceOf, String> services, Collection<String> customers) {
    }

    void know(Known now) {
        known = now;
    }

    /** Offers what the name can be; what was said before is chosen, else a service or customer that is called just so. */
    void begin(InvoiceName name, InvoiceMatches matches) {
        boolean product = name.of() == Of.PRODUCT;
        choices.setAll(product
                ? Named.after(NO_SERVICE,
                        Named.sorted(known.services().entrySet().stream().map(one -> service(one.getKey(), one.getValue()))))
                : Named.sorted(known.customers().stream().map(one -> new Named(one, one))));
        title.set((product ? "Which service is \"" : "Which customer is \"") + name.name() + "\"?");
        Optional<String> before = product
                ? matches.product(name.name()).map(said -> said.map(NameForm::id).orElse(NO_SERVICE.id()))
                : Optional.of(matches.customer(name.name()));
        List<Named> alike = choices.stream()
                .filter(one -> before.isPresent() ? one.id().equals(before.get()) : one.name().startsWith(name.name() + " of ")).toList();
        choice.set(alike.size() == 1 ? alike.getFirst() : null);
        open.set(name);
    }

    private static Named service(ServiceOf service, String name) {
        return new Named(id(service), name + " of " + service.integration());
    }

    private static String id(ServiceOf service) {
        return service.integration() + SIGN + service.serviceKey();
    }

    private static ServiceOf service(String id) {
        int sign = id.indexOf(SIGN);
        return new ServiceOf(id.substring(0, sign), id.substring(sign + 1));
    }

    /** The matches with what was chosen; empty while nothing is. */
    Optional<InvoiceMatches> with(InvoiceMatches matches) {
        InvoiceName name = open.get();
        Named chosen = choice.get();
        if (name == null || chosen == null) {
            return Optional.empty();
        }
        return Optional.of(switch (name.of()) {
            case PRODUCT -> matches.withProduct(name.name(), Optional.of(chosen.id()).filter(id -> !id.isEmpty()).map(NameForm::service));
            case CUSTOMER -> matches.withCustomer(name.name(), chosen.id());
        });
    }

    /** What a name that was said is here. */
    String words(ServiceOf service) {
        return known.services().getOrDefault(service, service.serviceKey()) + " of " + service.integration();
    }

    boolean close() {
        boolean was = open.get() != null;
        open.set(null);
        return was;
    }
}
