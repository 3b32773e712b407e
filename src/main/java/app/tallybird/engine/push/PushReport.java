package app.tallybird.engine.push;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunId;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;

/** How a run ended. {@code cells} holds every cell with its outcome; {@code unsent} are those that never left. */
public record PushReport(RunId runId, List<CellResult> cells, List<CellKey> unsent, Ending ending, Duration took) {

    /**
     * The end of a run.
     *
     * @param complete whether it was a complete push, as the ledger says
     * @param rebuilt whether a building call succeeded after the last count
     * @param buildOwed whether one is still due
     * @param stopped why it ended early
     */
    public record Ending(boolean complete, boolean rebuilt, boolean buildOwed, Optional<Problem> stopped) {
    }

    public PushReport {
        cells = List.copyOf(cells);
        unsent = List.copyOf(unsent);
    }

    /** How many never left. */
    public int left() {
        return unsent.size();
    }

    public boolean complete() {
        return ending.complete();
    }

    public boolean rebuilt() {
        return ending.rebuilt();
    }

    public boolean buildOwed() {
        return ending.buildOwed();
    }

    public Optional<Problem> stopped() {
        return ending.stopped();
    }

    public int count(Outcome outcome) {
        return (int) cells.stream().filter(cell -> cell.outcome() == outcome).count();
    }

    public int count(OutcomeGroup group) {
        return (int) cells.stream().map(CellResult::outcome).filter(group).count();
    }

    /** Cells whose value is at Synthesize now, whether this run or the interrupted one sent it. */
    public int accepted() {
        return count(OutcomeGroup.ACCEPTED);
    }

    /** Cells that may succeed when they are tried again. */
    public int failed() {
        return count(OutcomeGroup.FAILED);
    }
}
