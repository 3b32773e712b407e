package app.tallybird.ledger;

import java.util.Optional;

/**
 * How a run begins.
 *
 * @param total how many cells it is about
 * @param takesOver the interrupted run it replaces, which is closed as superseded in the same commit
 * @param person who started it, as the computer knows them; nobody for a schedule, and where it was not written down
 */
public record RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver,
        Optional<String> person) {

    /** One that nobody is named for. */
    public RunStart(RunKind kind, String planHash, StartedBy startedBy, int total, Optional<RunId> takesOver) {
        this(kind, planHash, startedBy, total, takesOver, Optional.empty());
    }

    /** "schedule", the person by name, or this word for one whose name was not written down. */
    public String who(String unnamed) {
        return startedBy == StartedBy.SCHEDULE ? startedBy.word() : person.orElse(unnamed);
    }
}
