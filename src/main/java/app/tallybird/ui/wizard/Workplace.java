package app.tallybird.ui.wizard;

import java.time.ZoneId;

import app.tallybird.app.Application;
import app.tallybird.schedule.Programs;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.TaskRunner;
import app.tallybird.ui.task.WorkQueues;

/**
 * What all screens work with; {@code demo} when the vendor and Synthesize are played by a sandbox of this window;
 * {@code programs} reach the system's scheduler; {@code turns} let works that need an integration for themselves follow each other, by its name.
 */
public record Workplace(Application application, TaskRunner runner, Desktop desktop, boolean demo, Programs programs, WorkQueues turns) {

    public Workplace(Application application, TaskRunner runner, Desktop desktop, boolean demo, Programs programs) {
        this(application, runner, desktop, demo, programs, new WorkQueues(runner));
    }

    /** A lane for one screen, whose late failures are said in a word. */
    public ScreenWork lane() {
        return new ScreenWork(runner, turns, late -> desktop.say(late.sentence()));
    }

    /** The zone in which times are shown. */
    public ZoneId zone() {
        return application.surroundings().clock().getZone();
    }
}
