package app.tallybird.ledger;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of one cell of a run, with the one word for it in tables, JSON and the window. */
public enum Outcome {
    /** Synthesize has this value now. */
    ACCEPTED("accepted", Weight.FINE),
    /** The interrupted run before had got this value accepted; it was not sent again. */
    CARRIED("accepted before", Weight.FINE),
    /** Account or service are not there yet or not mapped yet; nothing was stored. */
    NOT_MAPPED("not mapped", Weight.FINE),
    /** Synthesize accepted this cell before and does not any more, though account and service are there. */
    LOST("no longer mapped", Weight.FAILS_UNLESS_ZERO),
    /** The account was at Synthesize and is not any more. */
    ACCOUNT_GONE("account gone", Weight.FAILS_UNLESS_ZERO),
    /** The service was at Synthesize and is not any more. */
    SERVICE_GONE("service gone", Weight.FAILS_UNLESS_ZERO),
    /** The integration is disconnected or inactive at Synthesize. */
    DISCONNECTED("disconnected", Weight.FAILS),
    /** Synthesize refused the value; it keeps the one before. */
    REFUSED("refused", Weight.FAILS),
    /** It certainly did not arrive. */
    FAILED("failed", Weight.FAILS),
    /** It may have arrived. */
    UNKNOWN("outcome unknown", Weight.FAILS);

    /** Whether a push with such a cell can be complete. A 0 without a place changes no invoice. */
    enum Weight {
        FINE,
        FAILS_UNLESS_ZERO,
        FAILS
    }

    private final String word;
    private final Weight weight;

    Outcome(String word, Weight weight) {
        this.word = word;
        this.weight = weight;
    }

    public String word() {
        return word;
    }

    Weight weight() {
        return weight;
    }

    /** Whether Synthesize has the value because of it. */
    public boolean atSynthesize() {
        return this == ACCEPTED || this == CARRIED;
    }

    /** Whether Synthesize had no place for the count: what it answers with 404. */
    public boolean withoutPlace() {
        return this == NOT_MAPPED || hadPlace();
    }

    /** Whether Synthesize had a place for it once and has none now. */
    public boolean hadPlace() {
        return this == LOST || this == ACCOUNT_GONE || this == SERVICE_GONE || this == DISCONNECTED;
    }

    /** The names of all with this weight, as a list for the database. */
    static String names(Set<Weight> weights) {
        return Stream.of(values()).filter(outcome -> weights.contains(outcome.weight)).map(outcome -> "'" + outcome.name() + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
