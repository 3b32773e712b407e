package app.tallybird.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicLong;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Time;

/** The time of a demo: the real one, moved by whole months. What happened while nobody looked takes no time to wait for. Thread-safe. */
final class DemoTime {

    private static final long LOOK = Duration.ofSeconds(1).toNanos();

    private final Time real;
    private final AtomicLong skipped = new AtomicLong();
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean hurried;

    DemoTime(Time real) {
        this.real = real;
    }

    Time time() {
        return new Time(new Moved(real.clock().getZone()), this::nanos, this::sleep);
    }

    /** So many months from the real time. */
    ZonedDateTime after(int months) {
        return ZonedDateTime.now(real.clock()).plusMonths(months);
    }

    void to(ZonedDateTime moment) {
        ahead = Duration.between(real.clock().instant(), moment.toInstant());
    }

    /** Waits take no time until they do again. */
    void hurry(boolean now) {
        hurried = now;
    }

    private long nanos() {
        return real.nanos().nanos() + (hurried ? skipped.addAndGet(LOOK) : skipped.get());
    }

    private void sleep(Duration time, Cancel cancel) throws HttpFailure {
        if (hurried) {
            skipped.addAndGet(time.toNanos());
        } else {
            real.sleeper().sleep(time, cancel);
        }
    }

    private final class Moved extends Clock {

        private final ZoneId zone;

        Moved(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Moved(other);
        }

        @Override
        public Instant instant() {
            return real.clock().instant().plus(ahead);
        }
    }
}
