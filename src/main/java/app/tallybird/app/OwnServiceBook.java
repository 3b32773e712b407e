package app.tallybird.app;

import app.tallybird.connector.count.Overlaps;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.own.OwnOffer;
import app.tallybird.http.Cancel;
import app.tallybird.model.OwnServices;
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
    public static OwnOffer offer(IntegrationContext context, Cancel cancel) {
        ServiceEdits edits = context.integration().services();
        return new OwnOffer(
                context.vendor().services(context.integration().vendor(), ReadListener.none(), cancel).stream().map(edits::apply).toList(),
                Overlaps.of(context.integration().vendor().doc()), context.ledger().accountNames(), edits.own());
    }

    /** Keeps what was made of those that it began from. Plans that were made before can not be sent any more, also when the settings can not be written then. The caller holds the lock. */
    public IntegrationSettings keep(OpenIntegration open, OwnServices begun, OwnServices own) {
        IntegrationSettings saved = saved(open);
        open.context().ledger().contracts().ownServicesChange();
        return new AuditTrail(application).change(saved.withServices(saved.services().with(begun)),
                saved.withServices(saved.services().with(own)));
    }

    private IntegrationSettings saved(OpenIntegration open) {
        return application.settings().find(open.context().integration().name())
                .orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE, "The integration is not saved, so no own service can be kept with it.",
                        "No own service was changed.", "Save it first with: import-env FILE").asException());
    }
}
