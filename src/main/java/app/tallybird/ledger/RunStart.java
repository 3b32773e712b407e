package app.tallybird.ledger;

import java.util.Optional;

/**
 * How a run begins.
 *
 * @param total how many cells it is about
 * @param takesOver the interrupted run it replaces, which is closed as superseded in the same commit
 * @param source whose names stand behind the numbers: the plan whose reading was counted, or of a way back the run that it undoes; may be empty
 */
public record RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver, String source) {

    /** One that sends what its own plan has counted. */
    public RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver) {
        this(kind, planHash, startedBy, total, takesOver, planHash);
    }
}
