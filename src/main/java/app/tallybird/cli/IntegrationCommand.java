package app.tallybird.cli;

import app.tallybird.app.Application;
import app.tallybird.app.Asked;
import app.tallybird.app.OpenIntegration;

/** A command that asks the vendor of one integration, or Synthesize. What only looks at what is kept here is a {@link KeptCommand}. */
abstract class IntegrationCommand extends BaseCommand {

    abstract void work(OpenIntegration open, Output output);

    /** The work it locks the integration for; empty when it only looks. */
    String lockedAs() {
        return "";
    }

    /** Whom it asks, and so whose secrets are wanted. */
    Asked asked() {
        return Asked.BOTH;
    }

    @Override
    void run(Application application, Output output) {
        try (OpenIntegration open = application.openIntegration(asked(), lockedAs())) {
            open.notes().forEach(output::say);
            work(open, output);
        }
    }

    /** One that writes: nothing else may work with the integration meanwhile. */
    abstract static class Writing extends IntegrationCommand {

        @Override
        final String lockedAs() {
            return spec().name();
        }
    }
}
