package app.tallybird.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A time that stands still until it is moved by hand. Beside the calendar it counts the nanoseconds since its start. */
public final class HandClock extends Clock implements LongSupplier {

    private static final Instant START = Instant.parse("2026-03-01T02:30:00Z");

    private final Instant start;
    private final ZoneId zone;
    private volatile Instant now;

    /** In UTC, on the first of March 2026 at half past two. */
    public HandClock() {
        this(START);
    }

    public HandClock(Instant start) {
        this(start, ZoneOffset.UTC);
    }

    public HandClock(Instant start, ZoneId zone) {
        this.start = start;
        this.zone = zone;
        now = start;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void set(Instant to) {
        now = to;
    }

    /** To a time of its zone, such as 2026-11-02T09:00. */
    public void set(String local) {
        set(LocalDateTime.parse(local).atZone(zone).toInstant());
    }

    @Override
    public long getAsLong() {
        return Duration.between(start, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return this;
    }
}
