package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemException;

/**
 * Writes outcomes in groups: at 50, or when the oldest has waited 100 ms, so that each is on the disk well within 200 ms; at 120 or after 1.3 s where the
 * ledger is far. Thread-safe. A failure to write is thrown to the next caller, and again by {@link #close()}.
 */
public final class OutcomeWriter implements AutoCloseable {

    /** How many go together, and how long they may wait for one another. */
    private enum Group {
        NEAR(50, 100),
        /** Two statements each: the driver sends some 250 before it wants to hear something. */
        FAR(120, 1_300);

        private final int size;
        private final long millis;

        Group(int size, long millis) {
            this.size = size;
            this.millis = millis;
        }
    }

    private final Ledger ledger;
    private final RunId run;
    private final Group group;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("ledger-outcomes").daemon().factory());
    private List<CellResult> waiting = new ArrayList<>();
    /** How many were taken to be written. */
    private long taken;
    private @Nullable RuntimeException failure;
    private boolean closed;

    public OutcomeWriter(Ledger ledger, RunId run) {
        this.ledger = ledger;
        this.run = run;
        group = ledger.database().dialect().far() ? Group.FAR : Group.NEAR;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** How many counts are written down together. */
    public int atOnce() {
        return group.size;
    }

    /** Whether the ledger is so far that nobody should wait for it. */
    public boolean far() {
        return group == Group.FAR;
    }

    /**
     * Before anything is sent: throws when the integration's lock may be somebody else's by now, for which a shared ledger that was silent for some seconds is
     * asked.
     */
    public void checkLock() {
        ledger.database().confirm();
    }

    /** How long who takes over a push without an end waits before they send: by then whoever had the lock knows that they lost it. */
    public Duration untilQuiet() {
        return ledger.database().untilQuiet();
    }

    /** Notes, in one commit of its own, that these units are about to be sent. */
    public void intend(Map<CellKey, BigDecimal> units) {
        ledger.intents(run, units);
    }

    /** Takes back, in one commit, what was noted of these: they did not leave. */
    public void withdraw(Collection<CellKey> cells) {
        ledger.withdraw(run, cells);
    }

    public synchronized void add(CellResult outcome) {
        if (closed) {
            throw new IllegalStateException("the writer is closed");
        }
        rethrow();
        waiting.add(outcome);
        if (waiting.size() == 1) {
            writeInTime();
        }
        if (waiting.size() % group.size == 0) {
            thread.execute(() -> write(take(group.size)));
        }
    }

    /** The oldest waits no longer than the group may; when it went with a whole group before, nothing is to be done. */
    private void writeInTime() {
        long oldest = taken;
        var _ = thread.schedule(() -> write(takeSince(oldest)), group.millis, TimeUnit.MILLISECONDS);
    }

    private synchronized List<CellResult> takeSince(long oldest) {
        return taken == oldest ? take(1) : List.of();
    }

    /** A group, if at least so many wait. More than one group at once would take a far ledger more than one answer. */
    private synchronized List<CellResult> take(int least) {
        if (failure != null || waiting.size() < least) {
            return List.of();
        }
        List<CellResult> now = waiting.subList(0, Math.min(group.size, waiting.size()));
        waiting = new ArrayList<>(waiting.subList(now.size(), waiting.size()));
        taken += now.size();
        if (!waiting.isEmpty() && !closed) {
            writeInTime();
        }
        return now;
    }

    private void write(List<CellResult> now) {
        try {
            if (!now.isEmpty()) {
                ledger.outcomes(run, now);
            }
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            }
        }
    }

    private void rethrow() {
        RuntimeException known = failure;
        if (known instanceof ProblemException problem) {
            // A new object each time: the same one could not be suppressed by itself when a block and its closing both fail.
            throw new ProblemException(problem.problem());
        }
        if (known != null) {
            throw new IllegalStateException("outcomes could not be written", known);
        }
    }

    /** Returns when every outcome that was added is on the disk. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.close();
        for (List<CellResult> now = take(1); !now.isEmpty(); now = take(1)) {
            write(now);
        }
        synchronized (this) {
            rethrow();
        }
    }
}
