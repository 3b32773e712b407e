package app.tallybird.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A start that nobody watched and how it ended.
 *
 * @param result the code of the worst problem, or "DONE"
 * @param words the result as a sentence
 * @param run the run it came to, if any
 */
public record Attempt(Instant started, String result, String words, Optional<RunId> run) {

    public static final String DONE = "DONE";

    public boolean done() {
        return result.equals(DONE);
    }
}
