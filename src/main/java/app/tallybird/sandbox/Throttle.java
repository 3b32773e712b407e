package app.tallybird.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Lets so many requests in within any one second; the second slides. Thread-safe. */
final class Throttle {

    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final Deque<Long> recent = new ArrayDeque<>();
    private int limit;
    private int refused;
    private int peak;

    Throttle(int limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Counts this request in, or refuses it; a refused one does not count against the limit. */
    synchronized boolean enter() {
        long now = nanoTime.getAsLong();
        while (!recent.isEmpty() && now - recent.getFirst() >= SECOND) {
            recent.removeFirst();
        }
        if (recent.size() >= limit) {
            refused++;
            return false;
        }
        recent.addLast(now);
        peak = Math.max(peak, recent.size());
        return true;
    }

    synchronized void limit(int most) {
        limit = most;
    }

    synchronized int refused() {
        return refused;
    }

    synchronized int peak() {
        return peak;
    }
}
