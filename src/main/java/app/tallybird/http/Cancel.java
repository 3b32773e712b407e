package app.tallybird.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A wish to stop or to pause that many threads may see. Thread-safe. Once cancelled it stays so, paused or not; a pause holds whoever comes to
 * {@link #check()}, which is before each request, until it is resumed or cancelled.
 */
public final class Cancel {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;
    private boolean paused;

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
            notifyAll();
            toTell = List.copyOf(listeners);
            listeners.clear();
        }
        toTell.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** What is on its way goes on; nothing new begins. Does nothing once cancelled. */
    public synchronized void pause() {
        paused = true;
    }

    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    /** Returns when work may go on; while paused it waits. */
    public synchronized void check() throws HttpFailure {
        while (paused && !cancelled) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HttpFailure(HttpFailure.Kind.CANCELLED, "The pause was interrupted.");
            }
        }
        if (cancelled) {
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
