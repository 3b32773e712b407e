package app.tallybird.ui.kit;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

/** Pushes for tests, as a person makes them who has looked at the numbers. */
public final class Pushes {

    private Pushes() {
    }

    /** Reads the vendor and sends all of it. */
    public static UsageResult push(Setup setup) {
        UsageResult result = Elsewhere.work(setup, "a test", open -> {
            SyncUsage verb = new SyncUsage(open.context());
            return verb.apply(verb.plan(ReadListener.none(), Cancel.never()), PushChoices.accepted(), PushListener.none(), Cancel.never());
        });
        Elsewhere.done(setup, Step.REVIEW);
        Elsewhere.done(setup, Step.SEND);
        return result;
    }
}
