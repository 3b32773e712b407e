package app.tallybird.app;

import org.jspecify.annotations.Nullable;

import app.tallybird.http.NanoClock;
import app.tallybird.http.RateGate;
import app.tallybird.http.Sleeper;
import app.tallybird.http.Time;

/** How fast others are asked. To Synthesize there is one pace for all that this process sends, whose limit is one for all of it, too. Thread-safe. */
final class Pace {

    private final Time time;
    private @Nullable RateGate gate;
    private int rate;

    Pace(Time time) {
        this.time = time;
    }

    /** What is under way already keeps the pace that it began with when another one was set meanwhile. */
    synchronized RateGate gate(int perSecond) {
        RateGate known = gate;
        if (known == null || rate != perSecond) {
            known = RateGate.synthesize(perSecond, time);
            gate = known;
            rate = perSecond;
        }
        return known;
    }

    /** A vendor's pace spares the vendor; the sandbox needs no sparing, and a demo should not take minutes. */
    Time vendors(boolean sandbox, Sleeper sleeper) {
        return new Time(time.clock(), sandbox ? NanoClock.hurried() : time.nanos(), sleeper);
    }
}
