package app.tallybird.engine.push;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;

/** Counts results as they come and tells the listener; what an earlier push had brought is no progress of this one. Thread-safe; the listener is called outside the lock. */
final class Tally {

    private static final long RATE_WINDOW_NANOS = 3_000_000_000L;

    private final int total;
    private final PushListener listener;
    private final LongSupplier nanoTime;
    private final List<CellResult> results = new ArrayList<>();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Deque<Long> recent = new ArrayDeque<>();
    private int done;
    private String waiting = "";

    private volatile @Nullable Throwable fault;

    Tally(int total, PushListener listener, LongSupplier nanoTime) {
        this.total = total;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    void add(CellResult result) {
        PushProgress now;
        synchronized (this) {
            results.add(result);
            if (result.outcome() != Outcome.CARRIED) {
                counts.merge(result.outcome(), 1, Integer::sum);
                recent.addLast(nanoTime.getAsLong());
                done++;
            }
            waiting = "";
            now = progress();
        }
        tell(now, result);
    }

    void waiting(String reason) {
        PushProgress now;
        synchronized (this) {
            waiting = reason;
            now = progress();
        }
        tell(now, null);
    }

    /** Who only looks on must not take what happened with it. */
    private void tell(PushProgress now, @Nullable CellResult result) {
        try {
            if (result != null) {
                listener.answered(result);
            }
            listener.progress(now);
        } catch (RuntimeException | Error failure) {
            fault = failure;
        }
    }

    /** What the listener met while it was told, if it met something. */
    Optional<Throwable> fault() {
        return Optional.ofNullable(fault);
    }

    synchronized List<CellResult> results() {
        return List.copyOf(results);
    }

    private PushProgress progress() {
        long now = nanoTime.getAsLong();
        while (!recent.isEmpty() && now - recent.getFirst() > RATE_WINDOW_NANOS) {
            recent.removeFirst();
        }
        double rate = recent.size() / (RATE_WINDOW_NANOS / 1e9);
        return new PushProgress(total, done, count(Outcome.ACCEPTED), count(Outcome.NOT_MAPPED), count(Outcome.REFUSED),
                count(Outcome.FAILED) + count(Outcome.UNKNOWN) + count(Outcome.LOST), rate, waiting);
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
