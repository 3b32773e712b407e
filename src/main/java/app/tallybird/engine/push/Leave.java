package app.tallybird.engine.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import app.tallybird.ledger.OutcomeWriter;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Whether another count may leave: only who has the integration's lock for certain sends, and not after a night in which the computer slept, for its numbers are
 * those of yesterday then. Thread-safe.
 */
final class Leave {

    /** As long as a plan is good. No wait of a push is nearly as long, and a pause is ended by the age of its plan. */
    private static final Duration AWAKE = Duration.ofMinutes(60);

    private final OutcomeWriter writer;
    private final Clock clock;
    private final AtomicReference<Instant> last;

    Leave(OutcomeWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
        last = new AtomicReference<>(clock.instant());
    }

    /** Where outcomes are written by whoever has it. */
    OutcomeWriter writer() {
        return writer;
    }

    /** What stands in the way is thrown. */
    void check() {
        writer.checkLock();
        Instant now = clock.instant();
        if (Duration.between(last.getAndSet(now), now).compareTo(AWAKE) > 0) {
            throw Problem.of(ProblemCode.FAILED,
                    "More than " + AWAKE.toMinutes() + " minutes passed between two counts: the computer slept, or its clock was set.",
                    "The rest was not sent, because its numbers may not be those of now.",
                    "Run sync-usage again: it reads the vendor and sends what is left.").canRetry().asException();
        }
    }
}
