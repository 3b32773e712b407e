package app.tallybird.synthesize;

import app.tallybird.problem.Problem;

/** What became of one count. */
public sealed interface CountResult {

    /** Synthesize has the value now. */
    record Accepted() implements CountResult {
    }

    /** Account or service are not mapped there; nothing was stored. The message is the server's. */
    record NotMapped(String message) implements CountResult {
    }

    /** The request is wrong and will be again. */
    record Refused(String message) implements CountResult {
    }

    /** All attempts failed. {@code reached} is false only when the server certainly never saw any of them. */
    record Failed(Problem problem, boolean reached) implements CountResult {
    }
}
