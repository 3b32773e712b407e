package app.tallybird.ledger;

/** How a run ended. A run without an end was interrupted by a crash. */
public enum RunEnd {
    /** Every cell has an outcome and no rebuild is owed. */
    DONE,
    /** Every cell was tried, but a rebuild is still owed. */
    FAILED,
    /** A refusal or an outage ended it early. */
    STOPPED,
    /** A person ended it early. */
    CANCELLED,
    /** A later run took it over after a crash. */
    SUPERSEDED
}
