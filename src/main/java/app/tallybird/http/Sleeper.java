package app.tallybird.http;

import java.time.Duration;

/** Waits; tests pass a simulated one. Ends early with {@code CANCELLED} when the work is cancelled. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration time, Cancel cancel) throws HttpFailure;
}
