package app.tallybird.ledger;

import java.util.List;
import java.util.Optional;

/**
 * How a run begins.
 *
 * @param total how many cells it is about
 * @param takesOver the interrupted run it replaces, which is closed as superseded in the same commit
 * @param person who started it, as the computer knows them; nobody for a schedule, and where it was not written down
 * @param decisions what a person decided about its plan
 */
public record RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver, Optional<String> person,
        List<RunDecision> decisions) {

    public RunStart {
        decisions = List.copyOf(decisions);
    }

    /** One about which nothing had to be decided. */
    public RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver, Optional<String> person) {
        this(kind, planHash, startedBy, total, takesOver, person, List.of());
    }

    /** One that nobody is named for. */
    public RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver) {
        this(kind, planHash, startedBy, total, takesOver, Optional.empty());
    }

    RunStart with(List<RunDecision> others) {
        return new RunStart(kind, planHash, startedBy, total, takesOver, person, others);
    }

    /** "schedule", the person by name, or this word for one whose name was not written down. */
    public String who(String unnamed) {
        return startedBy == StartedBy.SCHEDULE ? startedBy.word() : person.orElse(unnamed);
    }
}
