package app.tallybird.ledger;

import java.util.List;
import java.util.Optional;

/**
 * How a run begins.
 *
 * @param total how many cells it is about
 * @param takesOver the interrupted run it replaces, which is closed as superseded in the same commit
 */
public record RunStart(RunKind kind, String planHash, Starter by, int total, Optional<RunId> takesOver, RunBasis basis) {

    /** One that sends what its own plan has counted, about which nothing had to be decided, and that nobody is named for. */
    public RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver) {
        this(kind, planHash, Starter.unnamed(startedBy), total, takesOver, new RunBasis(planHash, List.of()));
    }

    RunStart with(List<RunDecision> decisions) {
        return new RunStart(kind, planHash, by, total, takesOver, new RunBasis(basis.source(), decisions));
    }

    public StartedBy startedBy() {
        return by.kind();
    }

    public Optional<String> person() {
        return by.person();
    }

    /** "schedule", the person by name, or this word for one whose name was not written down. */
    public String who(String unnamed) {
        return by.who(unnamed);
    }
}
