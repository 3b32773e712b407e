package app.tallybird.ui.task;

import app.tallybird.http.Cancel;

/** Something that takes time. Runs off the screen's thread and stops soon after it was cancelled. */
@FunctionalInterface
public interface Work<T> {

    T run(Cancel cancel);
}
