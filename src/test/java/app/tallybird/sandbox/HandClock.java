package app.tallybird.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** Time that moves only by hand. */
final class HandClock extends Clock implements LongSupplier {

    private static final Instant START = Instant.parse("2026-03-01T02:30:00Z");

    private volatile long nanos;

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long getAsLong() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    SandboxSettings settings() {
        return SandboxSettings.on(this).withNanoTime(this);
    }
}
