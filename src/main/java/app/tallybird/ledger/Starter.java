package app.tallybird.ledger;

import java.util.Optional;

/**
 * Who began a run, and as whom the computer knows them.
 *
 * @param person nobody for a schedule, and where it was not written down
 */
public record Starter(StartedBy kind, Optional<String> person) {

    /** One that nobody is named for. */
    public static Starter unnamed(StartedBy kind) {
        return new Starter(kind, Optional.empty());
    }

    /** "schedule", the person by name, or this word for one whose name was not written down. */
    public String who(String word) {
        return kind == StartedBy.SCHEDULE ? kind.word() : person.orElse(word);
    }
}
