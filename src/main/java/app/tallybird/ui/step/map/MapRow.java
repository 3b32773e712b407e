package app.tallybird.ui.step.map;

import app.tallybird.ledger.LeftOut;

/** A customer or a service without a place at Synthesize, or one that is left out on purpose. */
public record MapRow(LeftOut mark, String name, Kind kind) {

    /** Why it is listed, with the words for it; the gravest first. */
    public enum Kind {
        GONE("Gone from Synthesize"),
        LOST("No longer mapped"),
        NOT_MAPPED("Not mapped yet"),
        LEFT_OUT("Left out on purpose");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean leftOut() {
        return kind == Kind.LEFT_OUT;
    }

    /** Whether it stands for a customer that Synthesize lists and that is not mapped. */
    boolean customerToMap() {
        return (kind == Kind.NOT_MAPPED || kind == Kind.LOST) && mark.accountId().isPresent();
    }
}
