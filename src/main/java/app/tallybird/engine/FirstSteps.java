package app.tallybird.engine;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.http.Cancel;

/** What comes before the first counts, as by a person who agrees to all of it. */
public final class FirstSteps {

    private FirstSteps() {
    }

    /** Brings services and accounts to Synthesize and sets the status to pending. */
    public static void take(IntegrationContext context, Cancel cancel) {
        SyncServices services = new SyncServices(context);
        services.apply(services.plan(ReadListener.none(), cancel), cancel);
        SyncAccounts accounts = new SyncAccounts(context);
        accounts.apply(accounts.plan(ReadListener.none(), cancel), true, cancel);
        UpdateStatus status = new UpdateStatus(context);
        status.apply(status.plan(UpdateStatus.PENDING, cancel), false, cancel);
    }
}
