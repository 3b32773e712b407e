package app.tallybird.synthesize;

import app.tallybird.problem.Problem;

/** What became of a request that creates something. Creating is not repeatable, so an answer that got lost is a result of its own. */
public sealed interface CreateResult {

    record Created() implements CreateResult {
    }

    /** Nothing was created, and trying the same again will not help. */
    record Refused(int status, String message) implements CreateResult {
    }

    /** It may or may not exist now: look before asking again. */
    record OutcomeUnknown(Problem problem) implements CreateResult {
    }
}
