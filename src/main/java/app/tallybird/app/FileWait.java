package app.tallybird.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Due;

/**
 * A watched folder in which no new file had arrived. Looking again is worth it when there is another one, when something else is due, as in the next period or
 * when a second person has agreed, and on another day, because a file that is late is told then.
 */
public record FileWait(WatchedFolder folder, String seen, ZonedDateTime period, LocalDate day) {

    static FileWait of(WatchedFolder folder, Optional<Path> file, ZonedDateTime period, ZonedDateTime now) {
        return new FileWait(folder, file.map(WatchedFolder::mark).orElse(""), period, now.toLocalDate());
    }

    /** Whether to look again. A folder that can not be read is looked at, so that it is told. */
    public boolean over(Due due, ZonedDateTime now) {
        try {
            return !day.equals(now.toLocalDate()) || !period.equals(due.period()) || !seen.equals(folder.mark(now.toInstant()));
        } catch (ProblemException unreadable) {
            return true;
        }
    }
}
