package app.tallybird.ui.wizard;

import java.time.ZoneId;

import app.tallybird.app.Application;
import app.tallybird.schedule.Programs;
import app.tallybird.ui.task.TaskRunner;

/**
 * What all screens work with; {@code demo} when the vendor and Synthesize are played by a sandbox of this window;
 * {@code programs} reach the system's scheduler.
 */
public record Workplace(Application application, TaskRunner runner, Desktop desktop, boolean demo, Programs programs) {

    /** The zone in which times are shown. */
    public ZoneId zone() {
        return application.surroundings().clock().getZone();
    }
}
