package app.tallybird.ledger;

/** What became of one cell of a run. */
public enum Outcome {
    /** Synthesize has this value now. */
    ACCEPTED,
    /** The interrupted run before had got this value accepted; it was not sent again. */
    CARRIED,
    /** Account or service are not mapped there; nothing was stored. */
    NOT_MAPPED,
    /** Synthesize refused the value; it keeps the one before. */
    REFUSED,
    /** It certainly did not arrive. */
    FAILED,
    /** It may have arrived. */
    UNKNOWN;

    /** Whether Synthesize has the value because of it. */
    public boolean atSynthesize() {
        return this == ACCEPTED || this == CARRIED;
    }
}
