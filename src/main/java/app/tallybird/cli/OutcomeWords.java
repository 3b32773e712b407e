package app.tallybird.cli;

import app.tallybird.ledger.Outcome;

/** The words for outcomes, the same in tables and in JSON. */
final class OutcomeWords {

    private OutcomeWords() {
    }

    static String of(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "accepted";
            case CARRIED -> "accepted by the interrupted run";
            case NOT_MAPPED -> "not mapped";
            case REFUSED -> "refused";
            case FAILED -> "failed";
            case UNKNOWN -> "outcome unknown";
        };
    }
}
