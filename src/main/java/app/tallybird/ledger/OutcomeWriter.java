package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemException;

/**
 * Writes outcomes in groups: at 50, or when the oldest has waited 100 ms, so that each is on the disk well within 200 ms. Thread-safe. A failure
 * to write is thrown to the next caller, and again by {@link #close()}.
 */
public final class OutcomeWriter implements AutoCloseable {

    private static final int GROUP = 50;
    private static final Duration WAIT = Duration.ofMillis(100);

    private final Ledger ledger;
    private final RunId run;
    private final Thread thread;
    private List<CellResult> waiting = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private boolean closed;

    public OutcomeWriter(Ledger ledger, RunId run) {
        this.ledger = ledger;
        this.run = run;
        thread = Thread.ofPlatform().name("ledger-outcomes").daemon().unstarted(this::work);
        thread.start();
    }

    /** Notes, in one commit of its own, that these units are about to be sent. */
    public void intend(Map<CellKey, BigDecimal> units) {
        ledger.intents(run, units);
    }

    public synchronized void add(CellResult outcome) {
        if (closed) {
            throw new IllegalStateException("the writer is closed");
        }
        rethrow();
        waiting.add(outcome);
        if (waiting.size() == 1 || waiting.size() >= GROUP) {
            notifyAll();
        }
    }

    private void work() {
        try {
            for (List<CellResult> group = next(); !group.isEmpty(); group = next()) {
                ledger.outcomes(run, group);
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                failure = e;
                waiting.clear();
            }
        }
    }

    /** The next group, or an empty one when all is written and nothing more will come. */
    private synchronized List<CellResult> next() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
            long until = System.nanoTime() + WAIT.toNanos();
            while (!closed && !waiting.isEmpty() && waiting.size() < GROUP) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        List<CellResult> group = waiting;
        waiting = new ArrayList<>();
        return group;
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
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            rethrow();
        }
    }
}
