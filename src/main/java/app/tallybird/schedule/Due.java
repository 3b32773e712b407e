package app.tallybird.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;

/**
 * Whether a run is due: a period lasts from one scheduled time to the next and wants one success. Periods are told by the scheduled times alone, so
 * a clock that is set back, a change to summer time or a late start never make two of one.
 *
 * @param period when the period that this moment belongs to began
 * @param next when the one after it begins
 */
public record Due(ZonedDateTime period, ZonedDateTime next, Reason reason) {

    /** Why a run is due, or why not. */
    public enum Reason {
        DUE,
        DONE,
        /** The schedule was set after the period began; its first run is the next one. */
        NOT_BEGUN
    }

    /**
     * @param since when the schedule was set; no run is owed for periods that began before it
     * @param successes when successful pushes began
     */
    public static Due of(Runs rhythm, Instant since, Collection<Instant> successes, ZonedDateTime now) {
        ZonedDateTime period = rhythm.atOrBefore(now);
        ZonedDateTime next = rhythm.after(period);
        boolean done = successes.stream().anyMatch(one -> !one.isBefore(period.toInstant()) && one.isBefore(next.toInstant()));
        Reason reason = done ? Reason.DONE : period.toInstant().isBefore(since) ? Reason.NOT_BEGUN : Reason.DUE;
        return new Due(period, next, reason);
    }

    public boolean now() {
        return reason == Reason.DUE;
    }

    /** The scheduled time that passed by so long ago that the run must have been missed; empty when all is well. */
    public Optional<ZonedDateTime> missed(ZonedDateTime now) {
        return now() && period.plusHours(GRACE_HOURS).isBefore(now) ? Optional.of(period) : Optional.empty();
    }

    private static final long GRACE_HOURS = 3;
}
