package app.tallybird.serve;

import java.time.Duration;
import java.util.List;

import app.tallybird.http.NanoClock;

/** Whether the server does its work, told by its last round. The age of that is measured, so that a clock that is set makes nobody unready. Thread-safe. */
final class Readiness {

    private static final Duration OLDEST = Duration.ofMinutes(2);

    private final NanoClock clock;
    private List<String> against = List.of("The first look at the schedules is not over.");
    private long looked;
    private boolean over;

    Readiness(NanoClock clock) {
        this.clock = clock;
        looked = clock.nanos();
    }

    /** A round is over; what it could not reach is said, and nothing else may be. */
    synchronized void looked(List<String> without) {
        against = List.copyOf(without);
        looked = clock.nanos();
    }

    /** From now on nothing new begins. */
    synchronized void over() {
        over = true;
    }

    /** Why it does not do its work; empty when it does. */
    synchronized List<String> against() {
        if (over) {
            return List.of("The server is ending.");
        }
        Duration age = Duration.ofNanos(clock.nanos() - looked);
        return against.isEmpty() && age.compareTo(OLDEST) > 0
                ? List.of("The last look at the schedules was " + age.toSeconds() + " s ago.")
                : against;
    }
}
