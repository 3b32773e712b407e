package app.tallybird.ui.step.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.connector.count.Overlaps;
import app.tallybird.engine.own.OwnOffer;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** The own services of the set-up, and the one that is being made or changed. */
final class OwnModel {

    final ObservableList<OwnService> all = FXCollections.observableArrayList();
    final OwnForm form = new OwnForm();
    /** Whether one is being made or changed. */
    final BooleanProperty open = new SimpleBooleanProperty();
    private final ServicesModel page;
    private Optional<OwnService> before = Optional.empty();
    private OwnOffer offer = new OwnOffer(List.of(), Map.of(), Map.of(), OwnServices.NONE);

    OwnModel(ServicesModel page) {
        this.page = page;
    }

    void show(OwnServices kept) {
        all.setAll(kept.all());
    }

    /** "Business Basic + Business Standard, for 2 customers". */
    String words(OwnService own) {
        Map<String, String> names = services().stream().collect(Collectors.toMap(Service::key, Service::name));
        String also = own.parts().stream().filter(OwnService.Part::alsoSent)
                .map(part -> names.getOrDefault(part.serviceKey(), part.serviceKey())).collect(Collectors.joining(", "));
        return own.words(key -> names.getOrDefault(key, key)) + (also.isEmpty() ? "" : "; also sent by itself: " + also)
                + (own.accounts().isEmpty() ? "" : "; for " + own.accounts().size() + " of your customers");
    }

    /** Those that the connector has, as they are called. */
    private List<Service> services() {
        return page.rows.stream().map(ServiceRow::service).filter(service -> !OwnService.isOwn(service.key())).toList();
    }

    /** Makes a new one, or changes this one. */
    void begin(Optional<OwnService> one) {
        page.customers(names -> {
            before = one;
            offer = new OwnOffer(services(), Overlaps.of(page.setup.connector()), names, new OwnServices(all));
            form.begin(offer, one);
            open.set(true);
        });
    }

    void close() {
        open.set(false);
    }

    /** Keeps it with the settings; what is wrong is said, and then nothing is. */
    void keep() {
        try {
            if (!form.everyCustomer.get() && form.draft().customers().isEmpty()) {
                throw Problem.of(ProblemCode.WRONG_USE, "No customer is ticked.", "No own service was changed.",
                        "Tick those that it is made for, or choose every customer.").asException();
            }
            page.keepOwn(offer.own().with(offer.made(form.draft(), before)),
                    "Kept. It comes to Synthesize when you apply the changes; map it "
                            + "there. What it is made of is asked about in the next review.");
        } catch (ProblemException wrong) {
            page.problem.set(wrong.problem());
        }
    }

    void remove(OwnService own) {
        page.keepOwn(new OwnServices(all).without(own.key()),
                "“" + own.service().name() + "” is no longer made. The next review asks about zeros for it.");
    }
}
