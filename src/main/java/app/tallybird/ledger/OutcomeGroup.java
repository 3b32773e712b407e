package app.tallybird.ledger;

import java.util.Locale;
import java.util.function.Predicate;

/** What became of counts, as sums tell it: the one word for it in tables, sentences and the window, and the one name in JSON. */
public enum OutcomeGroup implements Predicate<Outcome> {
    /** Synthesize has the value. */
    ACCEPTED("accepted", "accepted"),
    NOT_MAPPED("not mapped", "notMapped"),
    /** Synthesize had a place for it once and has none now. */
    NO_PLACE("lost their place", "noPlace"),
    REFUSED("refused", "refused"),
    /** It may succeed when it is sent again. */
    FAILED("failed", "failed");

    private final String word;
    private final String key;

    OutcomeGroup(String word, String key) {
        this.word = word;
        this.key = key;
    }

    public String word() {
        return word;
    }

    /** "3 not mapped". */
    public String of(int number) {
        return number + " " + word;
    }

    /** The word at the head of a column. */
    public String heading() {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    public String key() {
        return key;
    }

    @Override
    public boolean test(Outcome outcome) {
        return outcome.group() == this;
    }
}
