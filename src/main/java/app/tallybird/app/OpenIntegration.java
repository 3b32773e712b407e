package app.tallybird.app;

import java.util.List;
import java.util.Optional;

import app.tallybird.engine.Bench;
import app.tallybird.http.Reach;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.Ledger;

/** One integration, ready to work with. Closing it frees the lock and closes the ledger. */
public final class OpenIntegration implements AutoCloseable {

    private final Bench bench;
    private final Reach reach;
    private final List<String> notes;
    private final Ledger ledger;
    private final Optional<IntegrationLock> lock;

    OpenIntegration(Bench bench, Reach reach, List<String> notes, Ledger ledger, Optional<IntegrationLock> lock) {
        this.bench = bench;
        this.reach = reach;
        this.notes = List.copyOf(notes);
        this.ledger = ledger;
        this.lock = lock;
    }

    public Bench bench() {
        return bench;
    }

    public Reach reach() {
        return reach;
    }

    /** What a person should know about how the integration was found. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        try {
            ledger.close();
        } finally {
            lock.ifPresent(IntegrationLock::close);
        }
    }
}
