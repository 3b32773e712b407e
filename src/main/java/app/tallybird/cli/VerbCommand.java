package app.tallybird.cli;

import app.tallybird.app.Application;
import app.tallybird.app.OpenIntegration;

/** A command about one integration. */
abstract class VerbCommand extends BaseCommand {

    VerbCommand(Session session) {
        super(session);
    }

    /** The kind of work for the lock's label, or empty for commands that only look. */
    abstract String lockedAs();

    abstract void work(OpenIntegration open, Report report);

    @Override
    void run(Application application, Report report) {
        try (OpenIntegration open = application.openIntegration(lockedAs())) {
            open.notes().forEach(report::say);
            work(open, report);
        }
    }
}
