package app.tallybird.engine.push;

/** Follows a run; called from worker threads, so implementations are thread-safe and quick. */
public interface PushListener {
    void progress(PushProgress progress);

    static PushListener none() {
        return progress -> {
        };
    }
}
