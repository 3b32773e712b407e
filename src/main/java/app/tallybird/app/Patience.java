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
 * When a server tries the push of a period again that failed. What may pass by itself after a quarter of an hour, then twice as long each time, up to four
 * hours; what a person may have set right meanwhile, and nobody outside is asked for, each quarter of an hour; what waits for a person after a day, a refused
 * sign-in also as soon as a secret was renewed or the server was started again. Told by the ledger, so that it holds for all servers.
 *
 * @param begun when the server started
 */
public record Patience(Instant begun) {

    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration MOST = Duration.ofHours(4);
    private static final Duration FOR_A_PERSON = Duration.ofDays(1);
    /** More than double up to the longest. */
    private static final int KNOWN = 8;

    /** Not before this moment; empty when nothing speaks against a try now. */
    Optional<Instant> until(Due due, Ledger ledger, ZonedDateTime now) {
        List<Attempt> failed = ledger.attempts(KNOWN).stream().takeWhile(one -> !one.done())
                .filter(one -> !one.started().isBefore(due.period().toInstant()) && !SyncUsage.ahead(one.started(), now.toInstant()))
                .toList();
        return failed.stream().findFirst().flatMap(last -> until(last, failed.size(), ledger))
                .filter(moment -> moment.isAfter(now.toInstant()));
    }

    private Optional<Instant> until(Attempt last, int inARow, Ledger ledger) {
        Optional<ProblemCode> code = Stream.of(ProblemCode.values()).filter(one -> one.name().equals(last.result())).findFirst();
        if (code.isEmpty()) {
            return Optional.of(last.started().plus(after(inARow)));
        }
        if (code.get() == ProblemCode.NOT_MAPPED || code.get() == ProblemCode.APPROVAL_NEEDED) {
            return Optional.of(last.started().plus(FOR_A_PERSON));
        }
        return switch (NoticeDesk.kind(code.get()).orElse(Notice.Kind.FAILED)) {
            case HELD, NO_PLACE -> Optional.of(last.started().plus(FOR_A_PERSON));
            case SIGN_IN -> Stream.concat(Stream.of(begun), ledger.note(Integrations.RENEWED).map(Instant::parse).stream())
                    .anyMatch(last.started()::isBefore) ? Optional.empty() : Optional.of(last.started().plus(FOR_A_PERSON));
            case SET_UP -> Optional.of(last.started().plus(FIRST));
            default -> Optional.of(last.started().plus(after(inARow)));
        };
    }

    /** How long after this many failures in a row. */
    public static Duration after(int failures) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(KNOWN, failures - 1));
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
