package app.tallybird.cli;

import app.tallybird.app.Application;
import app.tallybird.app.KeptIntegration;

/** A command that looks at or edits what is kept here of one integration, without any secret. */
abstract class KeptCommand extends BaseCommand {

    abstract void work(KeptIntegration kept, Output output);

    /** The work it locks the integration for; empty when it only looks. */
    String lockedAs() {
        return "";
    }

    @Override
    void run(Application application, Output output) {
        try (KeptIntegration kept = KeptIntegration.open(application, lockedAs())) {
            kept.notes().forEach(output::say);
            work(kept, output);
        }
    }

    /** One that writes: nothing else may work with the integration meanwhile. */
    abstract static class Writing extends KeptCommand {

        @Override
        final String lockedAs() {
            return spec().name();
        }
    }
}
