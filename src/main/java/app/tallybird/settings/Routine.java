package app.tallybird.settings;

import java.time.Instant;
import java.util.Optional;

import app.tallybird.schedule.Schedule;

/**
 * What goes on by itself for one integration.
 *
 * @param since when the schedule was set; no run is owed for the time before
 * @param ticketAccount the account (by its id) that tickets about failures are written for, usually the partner's own company; empty for none
 * @param fileBy the day of the month, 1 to 28, by which a file should have come; 0 for none
 * @param startsDaily whether the system starts it on every day, so that it can push on others than those of its rhythm
 */
public record Routine(Optional<Schedule> schedule, Instant since, String ticketAccount, int fileBy, boolean startsDaily) {

    public static final Routine NONE = new Routine(Optional.empty(), Instant.EPOCH, "", 0, false);

    public Routine withSchedule(Optional<Schedule> other, Instant now, boolean daily) {
        return new Routine(other, now, ticketAccount, fileBy, daily);
    }

    public Routine withTicketAccount(String id) {
        return new Routine(schedule, since, id, fileBy, startsDaily);
    }

    public Routine withFileBy(int day) {
        return new Routine(schedule, since, ticketAccount, day, startsDaily);
    }
}
