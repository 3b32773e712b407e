package app.tallybird.ledger;

import java.util.List;
import java.util.Optional;

/**
 * How a run begins.
 *
 * @param total how many cells it is about
 * @param takesOver the interrupted run it replaces, which is closed as superseded in the same commit
 * @param decisions what a person decided about its plan
 */
public record RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver,
        List<RunDecision> decisions) {

    public RunStart {
        decisions = List.copyOf(decisions);
    }

    /** One about which nothing had to be decided. */
    public RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver) {
        this(kind, planHash, startedBy, total, takesOver, List.of());
    }
}
