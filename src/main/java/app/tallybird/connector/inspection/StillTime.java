package app.tallybird.connector.inspection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import app.tallybird.http.Cancel;
import app.tallybird.http.NanoClock;
import app.tallybird.http.Sleeper;

/** Time in which waiting takes none: for runs over kept answers, which burden nobody. Thread-safe. */
public final class StillTime implements NanoClock, Sleeper {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void sleep(Duration time, Cancel cancel) {
        now.addAndGet(time.toNanos());
    }
}
