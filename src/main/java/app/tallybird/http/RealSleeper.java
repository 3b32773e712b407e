package app.tallybird.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Really waits; wakes at once when the work is cancelled or halted. Thread-safe. */
public final class RealSleeper implements Sleeper {

    @Override
    public void sleep(Duration time, Cancel cancel) throws HttpFailure {
        cancel.check();
        if (time.isNegative() || time.isZero()) {
            return;
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        Cancel.Listening listening = cancel.onEnd(cancelled::countDown);
        try {
            if (cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                cancel.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpFailure(HttpFailure.Kind.CANCELLED, "The wait was interrupted.");
        } finally {
            listening.close();
        }
    }
}
