package app.tallybird.connector.fetch;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the threads of one reading work in turns: one at a time, except where they wait for the vendor or for time to pass. So whatever a reading keeps
 * may stay with one thread at a time. A thread that has taken no turn is alone and notices nothing.
 */
public final class Turn {

    private final ReentrantLock lock = new ReentrantLock(true);

    /** Something that takes its time and touches nothing of the reading. */
    @FunctionalInterface
    public interface Wait<T, E extends Exception> {
        T end() throws E;
    }

    public void take() {
        lock.lock();
    }

    public void give() {
        lock.unlock();
    }

    public boolean isMine() {
        return lock.isHeldByCurrentThread();
    }

    /** Waits while others work, unless this thread keeps its turn. */
    public <T, E extends Exception> T apart(Wait<T, E> wait) throws E {
        if (lock.getHoldCount() != 1) {
            return wait.end();
        }
        lock.unlock();
        try {
            return wait.end();
        } finally {
            lock.lock();
        }
    }

    /** Does the work without letting others in between, however long it waits. */
    <T> T kept(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
