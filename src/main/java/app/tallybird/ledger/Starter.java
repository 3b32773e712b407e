package app.tallybird.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Who began a run, and as whom the computer knows them.
 *
 * @param person nobody for a schedule, and where it was not written down
 * @param decisions what they decided about its plan
 */
public record Starter(StartedBy kind, Optional<String> person, List<RunDecision> decisions) {

    public Starter {
        decisions = List.copyOf(decisions);
    }

    /** One who had nothing to decide. */
    public Starter(StartedBy kind, Optional<String> person) {
        this(kind, person, List.of());
    }

    /** One that nobody is named for. */
    public static Starter unnamed(StartedBy kind) {
        return new Starter(kind, Optional.empty());
    }

    /** "schedule", the person by name, or this word for one whose name was not written down. */
    public String who(String word) {
        return kind == StartedBy.SCHEDULE ? kind.word() : person.orElse(word);
    }
}
