package app.tallybird.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock for measuring, in nanoseconds from an arbitrary start; never goes back. */
@FunctionalInterface
public interface NanoClock {

    long nanos();

    static NanoClock system() {
        return System::nanoTime;
    }

    /** By this clock an hour passes between two looks, so that a pace never makes anybody wait. */
    static NanoClock hurried() {
        AtomicLong now = new AtomicLong();
        return () -> now.addAndGet(Duration.ofHours(1).toNanos());
    }
}
