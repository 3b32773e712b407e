package app.tallybird.http;

import java.time.Clock;

/**
 * How time passes for one start: the calendar with its zone, a clock for measuring, and how to wait. All three are real or all are simulated.
 */
public record Time(Clock clock, NanoClock nanos, Sleeper sleeper) {

    /** Real waits and measures beside this calendar. */
    public static Time real(Clock clock) {
        return new Time(clock, NanoClock.system(), new RealSleeper());
    }
}
