package app.tallybird.http;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests start a few at once and then rests, because a processor that is woken for each of them does twice the work: in any one second at most
 * {@code rate + burst} of them, counted when they really start. Halves itself when told to slow down and comes back by a tenth of the full rate per
 * second without complaint. Thread-safe and fair.
 */
public final class RateGate {

    private static final double NANOS = 1e9;
    private static final double SLOWEST = 5;
    private static final long CALM_NANOS = 2_000_000_000L;
    private static final double BACK_PER_SECOND = 0.1;
    /** Synthesize refuses more than 100 in a second; some room is left for answers that take longer than others. */
    private static final int SYNTHESIZE_STARTS = 97;
    private static final int FEW = 2;
    private static final int MANY = 6;
    private static final int GROUPS_A_SECOND = 15;

    private final double fullRate;
    private final int burst;
    private final NanoClock clock;
    private final Sleeper sleeper;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Object state = new Object();
    private double rate;
    private long nextFree;
    private long lastSlowdown;
    private long lastRise;
    private boolean slowed;

    public RateGate(double perSecond, int burst, NanoClock clock, Sleeper sleeper) {
        if (perSecond <= 0 || burst < 1) {
            throw new IllegalArgumentException("a rate is above zero and a burst at least one");
        }
        this.fullRate = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.sleeper = sleeper;
        this.rate = perSecond;
        this.nextFree = clock.nanos();
    }

    /** At this pace for Synthesize: up to six at once, about fifteen times a second. */
    public static RateGate synthesize(int perSecond, Time time) {
        int burst = Math.clamp(Math.min(perSecond / GROUPS_A_SECOND, SYNTHESIZE_STARTS - perSecond), FEW, MANY);
        return new RateGate(perSecond, burst, time.nanos(), time.sleeper());
    }

    /**
     * Returns when the caller may start its request. Others may stand behind: who is paused, or has to ask whether they may go on, has no turn meanwhile.
     */
    public void acquire(Cancel cancel) throws HttpFailure {
        do {
            cancel.check();
        } while (!hasStarted(cancel));
    }

    /** False when the turn came to somebody who is paused or stopped by then. */
    private boolean hasStarted(Cancel cancel) throws HttpFailure {
        turn.lock();
        try {
            for (long wait = waitNanos(); wait > 0; wait = waitNanos()) {
                Cancel end = Cancel.create();
                try (Cancel.Listening _ = cancel.onEnd(end::cancel)) {
                    sleeper.sleep(Duration.ofNanos(wait + rest()), end);
                }
            }
            if (cancel.isPaused() || cancel.isEnding()) {
                return false;
            }
            start();
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Returns when somebody may start, which it leaves to others: who hands requests to threads need not let them all wait here. */
    public void await(Cancel cancel) throws HttpFailure {
        for (long wait = waitNanos(); wait > 0; wait = waitNanos()) {
            sleeper.sleep(Duration.ofNanos(wait + rest()), cancel);
        }
    }

    /** How long until a start is allowed: the pace may be ahead by at most the burst. */
    private long waitNanos() {
        synchronized (state) {
            return nextFree - ahead() - clock.nanos();
        }
    }

    private long ahead() {
        return (together() - 1) * interval();
    }

    /** Until all but one of a burst may start: that one's time is lost to no sleep that is a little too long. */
    private long rest() {
        return Math.max(0, together() - 2) * interval();
    }

    /** Fewer start at once while it is slower. */
    private int together() {
        return (int) Math.max(1, burst * rate() / fullRate);
    }

    private long interval() {
        return (long) Math.ceil(NANOS / rate());
    }

    private void start() {
        synchronized (state) {
            nextFree = Math.max(nextFree, clock.nanos()) + interval();
        }
    }

    /** Halves the rate, at most once in two seconds and never below five a second (or the full rate when that is lower). */
    public void slowDown() {
        synchronized (state) {
            long now = clock.nanos();
            lastRise = now;
            if (slowed && now - lastSlowdown < CALM_NANOS) {
                return;
            }
            slowed = true;
            lastSlowdown = now;
            rate = Math.max(Math.min(SLOWEST, fullRate), rate / 2);
            nextFree = Math.max(nextFree, now);
        }
    }

    /** Requests a second allowed now. */
    double rate() {
        synchronized (state) {
            long seconds = rate < fullRate ? (long) ((clock.nanos() - lastRise) / NANOS) : 0;
            if (seconds > 0) {
                lastRise += seconds * (long) NANOS;
                rate = Math.min(fullRate, rate + seconds * fullRate * BACK_PER_SECOND);
            }
            return rate;
        }
    }
}
