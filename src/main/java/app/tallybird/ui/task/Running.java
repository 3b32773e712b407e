package app.tallybird.ui.task;

/** Work that was started. Stopping it twice, or after its end, does nothing. */
@FunctionalInterface
public interface Running {

    void stop();

    /** Nothing to stop. */
    static Running nothing() {
        return () -> {
        };
    }
}
