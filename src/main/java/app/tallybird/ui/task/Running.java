package app.tallybird.ui.task;

import app.tallybird.http.Cancel;

/** Work that was started. Stopping it twice, or after its end, does nothing. What cannot pause goes on. */
@FunctionalInterface
public interface Running {

    void stop();

    /** Holds the work between two requests until it is resumed or stopped. */
    default void pause() {
    }

    default void resume() {
    }

    /** Work that looks at this wish. */
    static Running of(Cancel cancel) {
        return new Running() {
            @Override
            public void stop() {
                cancel.cancel();
            }

            @Override
            public void pause() {
                cancel.pause();
            }

            @Override
            public void resume() {
                cancel.resume();
            }
        };
    }

    /** Nothing to stop. */
    static Running nothing() {
        return () -> {
        };
    }
}
