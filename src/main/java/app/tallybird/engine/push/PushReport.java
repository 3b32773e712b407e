package app.tallybird.engine.push;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunId;
import app.tallybird.problem.Problem;

/**
 * How a run ended. {@code cells} holds every cell with its outcome; {@code left} counts those that were never sent. {@code stopped} says why it
 * ended early, {@code rebuilt} whether a building call succeeded after the last count, {@code buildOwed} that one is still due.
 */
public record PushReport(RunId runId, List<CellResult> cells, int left, boolean rebuilt, boolean buildOwed, Optional<Problem> stopped,
        Duration took) {

    public PushReport {
        cells = List.copyOf(cells);
    }

    public int count(Outcome outcome) {
        return (int) cells.stream().filter(cell -> cell.outcome() == outcome).count();
    }

    /** Cells whose value is at Synthesize now, whether this run or the interrupted one sent it. */
    public int accepted() {
        return count(Outcome.ACCEPTED) + count(Outcome.CARRIED);
    }

    /** Cells that may succeed when they are tried again. */
    public int failed() {
        return count(Outcome.FAILED) + count(Outcome.UNKNOWN);
    }
}
