package app.tallybird.engine.push;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Sleeper;
import app.tallybird.problem.Problem;

/**
 * Stops a run that only meets failures: after twenty in a row it waits a minute once, after twenty more of what was sent since then it gives up. A
 * single success starts it afresh. Thread-safe.
 */
final class Breaker {

    static final int FAILURES_IN_A_ROW = 20;
    static final Duration PAUSE = Duration.ofSeconds(60);

    private final Sleeper sleeper;
    private int inARow;
    private int round;
    private boolean paused;
    private @Nullable Problem last;

    Breaker(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** The round that a request which begins now belongs to: each pause begins a new one. */
    synchronized int round() {
        return round;
    }

    synchronized void succeeded() {
        inARow = 0;
        paused = false;
    }

    /** A failure of an earlier round says nothing of a server that had its pause since. */
    synchronized void failed(int begunIn, Problem problem) {
        last = problem;
        if (begunIn == round) {
            inARow++;
        }
    }

    /** Waits when it is time to; returns the reason when the run should end. */
    Optional<Problem> beforeNext(Cancel cancel, Tally tally) throws HttpFailure {
        synchronized (this) {
            if (inARow < FAILURES_IN_A_ROW) {
                return Optional.empty();
            }
            if (paused) {
                return Optional.ofNullable(last);
            }
            paused = true;
            inARow = 0;
            round++;
        }
        tally.waiting("Synthesize failed " + FAILURES_IN_A_ROW + " times in a row, waiting " + PAUSE.toSeconds() + " s");
        sleeper.sleep(PAUSE, cancel);
        return Optional.empty();
    }
}
