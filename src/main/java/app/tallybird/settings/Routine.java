package app.tallybird.settings;

import java.time.Instant;
import java.util.Optional;

import app.tallybird.schedule.Schedule;

/**
 * What goes on by itself for one integration.
 *
 * @param since when the schedule was set; no run is owed for the time before
 * @param ticketAccount the account (by its id) that tickets about failures are written for, usually the partner's own company; empty for none
 */
public record Routine(Optional<Schedule> schedule, Instant since, String ticketAccount) {

    public static final Routine NONE = new Routine(Optional.empty(), Instant.EPOCH, "");

    public Routine withSchedule(Optional<Schedule> other, Instant now) {
        return new Routine(other, now, ticketAccount);
    }

    public Routine withTicketAccount(String id) {
        return new Routine(schedule, since, id);
    }
}
