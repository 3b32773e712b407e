package app.tallybird.ledger;

import java.util.Locale;

/** How far a {@link Proposal} is; what is neither waiting nor approved has come to its end. */
public enum ProposalState {
    /** Nobody has answered. */
    WAITING,
    /** A second person has agreed; it is sent when its numbers are still the same. */
    APPROVED,
    /** A second person wants something changed. */
    SENT_BACK,
    /** A number changed, its day ended, or another one took its place. */
    VOID,
    SENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static ProposalState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** Whether it can still be sent. */
    public boolean open() {
        return this == WAITING || this == APPROVED;
    }
}
