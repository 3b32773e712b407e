package app.tallybird.ledger;

import java.util.Locale;

/** What a run is for. Plans, the ledger, history and JSON name it with the same word, whichever command sends it. */
public enum RunKind {
    /** The vendor's numbers. */
    USAGE,
    /** What the push before could not send. */
    RETRY,
    /** The values from before a push. */
    UNDO,
    /** Zeros for a service that is given up. */
    ZERO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
