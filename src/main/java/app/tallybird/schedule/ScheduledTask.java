package app.tallybird.schedule;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What a scheduler is told.
 *
 * @param id tells this task from all others of the computer: letters, digits, blanks, dots, dashes, underscores
 * @param command the program and its arguments, as they are, not quoted
 * @param folder the folder it runs in
 * @param log the file that takes what it says, where the scheduler keeps nothing
 * @param now local time, which says when the clock of this computer skips a start
 */
public record ScheduledTask(String id, List<String> command, Path folder, Path log, Schedule schedule, ZonedDateTime now) {

    public ScheduledTask {
        command = List.copyOf(command);
    }

    /** The starts in place of those that the clock skips. */
    List<Moved> moved() {
        return Moved.of(schedule.rhythm(), now);
    }

    String title() {
        return "Tallybird push \"" + id + "\"";
    }
}
