package app.tallybird.ledger;

import java.util.List;
import java.util.Optional;

/**
 * How a run begins.
 *
 * @param total how many cells it is about
 * @param takesOver the interrupted run it replaces, which is closed as superseded in the same commit
 * @param source whose names stand behind the numbers: the plan whose reading was counted, or of a way back the run that it undoes; may be empty
 */
public record RunStart(RunKind kind, String planHash, Starter by, int total, Optional<RunId> takesOver, String source) {

    /** One that sends what its own plan has counted, and that nobody is named for. */
    public RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver) {
        this(kind, planHash, Starter.unnamed(startedBy), total, takesOver, planHash);
    }

    public StartedBy startedBy() {
        return by.kind();
    }

    public Optional<String> person() {
        return by.person();
    }

    /** What a person decided about its plan. */
    public List<RunDecision> decisions() {
        return by.decisions();
    }

    RunStart with(List<RunDecision> decisions) {
        return new RunStart(kind, planHash, new Starter(by.kind(), by.person(), decisions), total, takesOver, source);
    }

    /** "schedule", the person by name, or this word for one whose name was not written down. */
    public String who(String unnamed) {
        return by.who(unnamed);
    }
}
