package app.tallybird.app;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.SyncUsage;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.notice.Notice;
import app.tallybird.problem.ProblemCode;
import app.tallybird.schedule.Due;

/**
 * When the push of a period is tried again after it failed: what may pass by itself after a quarter of an hour, then twice as long each time, up to four
 * hours; what waits for a person after a day, or as soon as a secret was renewed. Told by the ledger alone, so that it holds for all servers and after
 * their restarts.
 */
public final class Patience {

    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration MOST = Duration.ofHours(4);
    private static final Duration FOR_A_PERSON = Duration.ofDays(1);
    /** More than double up to the longest. */
    private static final int KNOWN = 8;

    private Patience() {
    }

    /** Not before this moment; empty when nothing speaks against a try now. */
    static Optional<Instant> until(Due due, Ledger ledger, ZonedDateTime now) {
        List<Attempt> failed = ledger.attempts(KNOWN).stream().takeWhile(one -> !one.done())
                .filter(one -> !one.started().isBefore(due.period().toInstant()) && !SyncUsage.ahead(one.started(), now.toInstant()))
                .toList();
        if (failed.isEmpty() || renewed(ledger).filter(failed.getFirst().started()::isBefore).isPresent()) {
            return Optional.empty();
        }
        Instant until = failed.getFirst().started().plus(waitsForAPerson(failed.getFirst()) ? FOR_A_PERSON : after(failed.size()));
        return Optional.of(until).filter(moment -> moment.isAfter(now.toInstant()));
    }

    /** How long after this many failures in a row. */
    public static Duration after(int failures) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(KNOWN, failures - 1));
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    private static Optional<Instant> renewed(Ledger ledger) {
        return ledger.note(Integrations.RENEWED).map(Instant::parse);
    }

    private static boolean waitsForAPerson(Attempt attempt) {
        return Stream.of(ProblemCode.values()).filter(code -> code.name().equals(attempt.result()))
                .anyMatch(code -> code == ProblemCode.NOT_MAPPED || code == ProblemCode.APPROVAL_NEEDED
                        || code == ProblemCode.APPROVAL_NEEDED
                        || NoticeDesk.kind(code).filter(kind -> kind != Notice.Kind.NOT_READ && kind != Notice.Kind.FAILED).isPresent());
    }
}
