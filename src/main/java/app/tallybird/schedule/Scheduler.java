package app.tallybird.schedule;

import java.util.List;

/** A scheduler of the system that can be told of a task. All operations may be repeated. Refusals are thrown as problems. */
public interface Scheduler {

    /** Its name as a person knows it. */
    String name();

    /** One file or text that it is given; {@code content} as it is read, whatever its encoding on the disk. */
    record Part(String name, String content) {
    }

    /** What installing would write, without writing it. */
    List<Part> preview(ScheduledTask task);

    /** Adds the task, or replaces the one of the same id. */
    void install(ScheduledTask task);

    /** Takes it away; nothing happens when it is not there. */
    void remove(String id);

    boolean installed(String id);
}
