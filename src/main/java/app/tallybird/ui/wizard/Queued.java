package app.tallybird.ui.wizard;

import java.util.Optional;

import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.settings.IntegrationSettings;

/** What a queue of pushes knows of the integration whose review is open, and what it hears of it. Used on the screen's thread. */
public interface Queued {

    /** It is not reviewed because of a queue. */
    Queued NOT = new Queued() {
    };

    /** A plan that was read, and the settings it was read with. */
    record Read(UsagePlan plan, IntegrationSettings settings) {
    }

    /** What was read of it already. */
    default Optional<Read> read() {
        return Optional.empty();
    }

    /** The integration that waits after it, as far as one does by now. */
    default Optional<Following> following() {
        return Optional.empty();
    }

    /** It was read again. */
    default void readAgain(UsagePlan plan) {
    }

    default void sent(UsageResult result) {
    }

    /** A person keeps all of it. */
    default void held() {
    }

    /** Its review is not open any more. */
    default void left() {
    }
}
