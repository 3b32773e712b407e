package app.tallybird.engine.push;

import app.tallybird.ledger.CellResult;

/** Follows a run; called from worker threads, so implementations are thread-safe and quick. */
public interface PushListener {
    void progress(PushProgress progress);

    /** What became of one count; why it found no place may be told better at the end. */
    default void answered(CellResult result) {
    }

    static PushListener none() {
        return progress -> {
        };
    }
}
