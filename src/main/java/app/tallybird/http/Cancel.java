package app.tallybird.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A wish to stop or to pause that many threads may see. Thread-safe. Once cancelled it stays so, paused or not; a pause holds whoever comes to
 * {@link #check()}, which is before each request, until it is resumed or cancelled. A halt lets what is on its way arrive and nothing new begin.
 */
public final class Cancel {

    private final @Nullable Cancel whole;
    private final BooleanSupplier leave;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> waits = new ArrayList<>();
    private boolean cancelled;
    private boolean halted;
    private boolean paused;

    private Cancel(@Nullable Cancel whole, BooleanSupplier leave) {
        this.whole = whole;
        this.leave = leave;
    }

    public static Cancel create() {
        return new Cancel(null, () -> true);
    }

    /** For work that nobody can stop. A new object, so that listeners do not pile up. */
    public static Cancel never() {
        return create();
    }

    /** For a part of the work: it is cancelled and paused with the whole, and can be halted without it. */
    public Cancel part() {
        return part(() -> true);
    }

    /** The same, for what needs leave anew before each request: once there is none, nothing more begins under it. */
    public Cancel part(BooleanSupplier leave) {
        return new Cancel(this, leave);
    }

    /** From now on nothing new begins under it; what is on its way goes on, and who waits is woken. */
    public void halt() {
        List<Runnable> toWake;
        synchronized (this) {
            halted = true;
            notifyAll();
            toWake = List.copyOf(waits);
            waits.clear();
        }
        toWake.forEach(Runnable::run);
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

    /** Whether nothing new may begin under it. */
    public synchronized boolean isEnding() {
        return cancelled || halted || (whole != null && whole.isEnding());
    }

    public synchronized boolean isCancelled() {
        return cancelled || (whole != null && whole.isCancelled());
    }

    /** Whether {@link #check()} would wait now. */
    public synchronized boolean isPaused() {
        return (paused && !cancelled && !halted) || (whole != null && whole.isPaused());
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
    public void check() throws HttpFailure {
        if (whole != null) {
            whole.check();
        }
        synchronized (this) {
            checkOwn();
        }
        checkLeave();
    }

    /** For the last moment before a request is on its way: a halt leaves it alone by then, but without leave it does not go. */
    void checkLeave() throws HttpFailure {
        if (whole != null) {
            whole.checkLeave();
        }
        if (!leave.getAsBoolean()) {
            halt();
            throw new HttpFailure(HttpFailure.Kind.CANCELLED, "Stopped on request.");
        }
    }

    private void checkOwn() throws HttpFailure {
        while (paused && !cancelled && !halted) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HttpFailure(HttpFailure.Kind.CANCELLED, "The pause was interrupted.");
            }
        }
        if (cancelled || halted) {
            throw new HttpFailure(HttpFailure.Kind.CANCELLED, "Stopped on request.");
        }
    }

    /** Runs {@code action} at the moment of cancelling, or now when that has passed. Closing the answer forgets the action. */
    public Listening onCancel(Runnable action) {
        if (whole != null) {
            return whole.onCancel(action);
        }
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

    /** The same for who only waits: at the moment of a halt, too, of this part or of the whole. */
    public Listening onEnd(Runnable action) {
        Listening outer = whole == null ? onCancel(action) : whole.onEnd(action);
        synchronized (this) {
            if (!halted) {
                waits.add(action);
                return () -> {
                    outer.close();
                    forget(action);
                };
            }
        }
        action.run();
        return outer;
    }

    private synchronized void forget(Runnable action) {
        listeners.remove(action);
        waits.remove(action);
    }

    /** A registration that ends when closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
