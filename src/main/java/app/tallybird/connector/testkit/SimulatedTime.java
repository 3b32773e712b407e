package app.tallybird.connector.testkit;

import java.time.Duration;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.NanoClock;
import app.tallybird.http.Sleeper;

/** Time that passes only by sleeping. Thread-safe. */
public final class SimulatedTime implements NanoClock, Sleeper {

    private long now;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time, Cancel cancel) throws HttpFailure {
        cancel.check();
        now += Math.max(0, time.toNanos());
    }
}
