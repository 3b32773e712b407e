package app.tallybird.app;

import java.util.List;
import java.util.Optional;

import app.tallybird.engine.Consent;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.http.Reach;
import app.tallybird.ledger.LedgerLock;

/**
 * One integration, ready to work with. Closing it frees the lock and closes the ledger.
 *
 * @param notes what a person should know about how the integration was found
 * @param frozen why nothing is sent that nobody looks at: the month's books are closed
 * @param watched where its file arrives, when it is no fixed one
 * @param lock empty for looking only
 */
public record OpenIntegration(IntegrationContext context, Reach reach, List<String> notes, Optional<Hold.Frozen> frozen,
        Optional<WatchedFolder> watched, Optional<LedgerLock> lock) implements AutoCloseable {

    public OpenIntegration {
        notes = List.copyOf(notes);
    }

    /** The plan, held (and kept so) when nobody looks at it and the month's books are closed. */
    public UsagePlan heldWhileClosed(UsagePlan plan, PushChoices choices) {
        return choices.consent() == Consent.UNATTENDED
                ? frozen.map(reason -> new SyncUsage(context).hold(plan, reason)).orElse(plan)
                : plan;
    }

    /** What a person should know who sends while the month's books are closed. */
    public Optional<String> late() {
        return frozen.map(reason -> "The month was closed on " + reason.closed()
                + ": what is sent now comes late, and a card that is reconciled at Synthesize comes back when a new value arrives.");
    }

    @Override
    public void close() {
        try {
            context.ledger().close();
        } finally {
            lock.ifPresent(LedgerLock::close);
        }
    }
}
