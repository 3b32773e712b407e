package app.tallybird.http;

import java.util.ArrayList;
import java.util.List;

/** A wish to stop that many threads may see. Thread-safe; once cancelled it stays so. */
public final class Cancel {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    private Cancel() {
    }

    public static Cancel create() {
        return new Cancel();
    }

    /** For work that nobody can stop. A new object, so that listeners do not pile up. */
    public static Cancel never() {
        return new Cancel();
    }

    public void cancel() {
        List<Runnable> toTell;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toTell = List.copyOf(listeners);
            listeners.clear();
        }
        toTell.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    public void check() throws HttpFailure {
        if (isCancelled()) {
            throw new HttpFailure(HttpFailure.Kind.CANCELLED, "Stopped on request.");
        }
    }

    /** Runs {@code action} at the moment of cancelling, or now when that has passed. Closing the answer forgets the action. */
    public Listening onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {
        };
    }

    private synchronized void forget(Runnable action) {
        listeners.remove(action);
    }

    /** A registration that ends when closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
