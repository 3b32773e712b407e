package app.tallybird.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that are still to come. Thread-safe. */
final class PlayedFaults {

    private final List<Waiting> waiting = new ArrayList<>();

    /** A fault and how many fitting requests it has seen. */
    private record Waiting(PlayedFault fault, AtomicInteger seen) {

        boolean hits() {
            int number = seen.getAndIncrement();
            return number >= fault.skip() && number - fault.skip() < fault.times();
        }

        boolean spent() {
            return seen.get() - fault.skip() >= fault.times();
        }
    }

    synchronized void add(PlayedFault fault) {
        waiting.add(new Waiting(fault, new AtomicInteger()));
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** The fault of this request, if it has one. A request that meets a fault is not seen by the ones after it. */
    synchronized Optional<PlayedFault> next(Call call) {
        Optional<PlayedFault> hit = Optional.empty();
        for (Waiting one : waiting) {
            if (hit.isEmpty() && one.fault.fits(call) && one.hits()) {
                hit = Optional.of(one.fault);
            }
        }
        waiting.removeIf(Waiting::spent);
        return hit;
    }
}
