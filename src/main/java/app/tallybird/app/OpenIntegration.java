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
import app.tallybird.ledger.IntegrationLock;

/** One integration, ready to work with. Closing it frees the lock and closes the ledger. */
public final class OpenIntegration implements AutoCloseable {

    private final IntegrationContext bench;
    private final Reach reach;
    private final List<String> notes;
    private final Optional<Hold.Frozen> frozen;
    private final Optional<IntegrationLock> lock;

    OpenIntegration(IntegrationContext bench, Reach reach, List<String> notes, Optional<Hold.Frozen> frozen,
            Optional<IntegrationLock> lock) {
        this.bench = bench;
        this.reach = reach;
        this.notes = List.copyOf(notes);
        this.frozen = frozen;
        this.lock = lock;
    }

    public IntegrationContext bench() {
        return bench;
    }

    public Reach reach() {
        return reach;
    }

    /** The plan, held (and kept so) when nobody looks at it and the month's books are closed. */
    public UsagePlan heldWhileClosed(UsagePlan plan, PushChoices choices) {
        return choices.consent() == Consent.UNATTENDED ? frozen.map(reason -> new SyncUsage(bench).hold(plan, reason)).orElse(plan) : plan;
    }

    /** What a person should know about how the integration was found. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        try {
            bench.ledger().close();
        } finally {
            lock.ifPresent(IntegrationLock::close);
        }
    }
}
