package app.tallybird.engine;

import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.CreateResult;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.Synthesize;
import app.tallybird.synthesize.Vendor;
import app.tallybird.synthesize.VendorService;

/** Creates a service exactly once: after an answer that did not arrive it looks for the service before it asks again. */
final class ServiceCreation {

    private static final int ATTEMPTS = 5;

    private final Synthesize synthesize;

    ServiceCreation(Synthesize synthesize) {
        this.synthesize = synthesize;
    }

    static ServiceDetails details(Service service, ServiceDetails.Support support) {
        return new ServiceDetails(service.name(), service.words(), service.category(), service.subcategory(), support);
    }

    /** The new service's id at Synthesize. */
    String create(ServiceDetails service, Cancel cancel) {
        for (int attempt = 1;; attempt++) {
            CreateResult result = synthesize.createService(service, cancel);
            Optional<String> id = find(service.name(), cancel);
            if (id.isPresent()) {
                return id.get();
            }
            switch (result) {
                case CreateResult.Created created -> throw Problem.of(ProblemCode.SYNTHESIZE_ANSWER,
                        "Synthesize said it created the service \"" + service.name() + "\", but does not list it.",
                        "No other service was touched.", "Look in Synthesize whether the service is there, then run sync-services again.")
                        .asException();
                case CreateResult.Refused refused -> throw Problem
                        .of(ProblemCode.REFUSED, "Synthesize refused the service \"" + service.name() + "\": " + refused.message(),
                                "This service was not created.", "Correct the connector's service and run sync-services again.")
                        .asException();
                case CreateResult.OutcomeUnknown unknown -> {
                    if (attempt == ATTEMPTS) {
                        throw unknown.problem().asException();
                    }
                }
            }
        }
    }

    private Optional<String> find(String name, Cancel cancel) {
        Vendor vendor = synthesize.vendor(cancel);
        return vendor.services().stream().filter(service -> service.name().equals(name)).map(VendorService::id).findFirst();
    }
}
