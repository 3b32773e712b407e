package app.tallybird.app;

import java.util.List;
import java.util.Optional;

import app.tallybird.connector.count.Overlaps;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.own.OwnOffer;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;

/** Keeps own services with the settings of an integration. */
public final class OwnServiceBook {

    private final Application application;

    public OwnServiceBook(Application application) {
        this.application = application;
    }

    /** What own services can be made of; reads the vendor where its services are found in its data. */
    public OwnOffer offer(KeptIntegration kept, Cancel cancel) {
        ServiceEdits edits = kept.services();
        List<Service> services = kept.connector().discoversServices()
                ? application.connectors().services(application.vendor(Optional.empty()), ReadListener.none(), cancel)
                : ConnectorEngine.fixed(kept.connector());
        return new OwnOffer(services.stream().map(edits::apply).toList(), Overlaps.of(kept.connector()), kept.ledger().accountNames(),
                edits.own());
    }

    /** Keeps what was made of those that it began from. Plans that were made before can not be sent any more, also when the settings can not be written then. The caller holds the lock. */
    public IntegrationSettings keep(String integration, Ledger ledger, OwnServices begun, OwnServices own) {
        IntegrationSettings saved = saved(integration);
        ledger.contracts().ownServicesChange();
        return new AuditTrail(application).change(saved.withServices(saved.services().with(begun)),
                saved.withServices(saved.services().with(own)));
    }

    private IntegrationSettings saved(String integration) {
        return application.settings().find(integration)
                .orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE, "The integration is not saved, so no own service can be kept with it.",
                        "No own service was changed.", "Save it first with: import-env FILE").asException());
    }
}
