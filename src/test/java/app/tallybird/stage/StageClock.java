package app.tallybird.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of a test: begins at the same moment of the same day, in the middle of a month, whatever the day of the machine. Each look is a microsecond
 * later than the one before, so that what comes later is later; more passes only by hand. Thread-safe.
 */
public final class StageClock extends Clock {

    /** A Thursday. */
    public static final Instant START = Instant.parse("2026-03-12T10:15:00Z");

    private final Instant start;
    private final ZoneId zone;
    private final AtomicLong micros;

    public StageClock() {
        this(START, ZoneOffset.UTC);
    }

    public StageClock(Instant start, ZoneId zone) {
        this(start, zone, new AtomicLong());
    }

    private StageClock(Instant start, ZoneId zone, AtomicLong micros) {
        this.start = start;
        this.zone = zone;
        this.micros = micros;
    }

    public void pass(Duration time) {
        micros.addAndGet(time.toNanos() / 1_000);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(micros.getAndIncrement() * 1_000);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new StageClock(start, other, micros);
    }
}
