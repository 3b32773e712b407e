package app.tallybird.ledger;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of one cell of a run, with the one word for it in tables, JSON and the window. */
public enum Outcome {
    /** Synthesize has this value now. */
    ACCEPTED("accepted", Weight.FINE, OutcomeGroup.ACCEPTED),
    /** The interrupted run before had got this value accepted; it was not sent again. */
    CARRIED("accepted before", Weight.FINE, OutcomeGroup.ACCEPTED),
    /** Account or service are not there yet or not mapped yet; nothing was stored. */
    NOT_MAPPED("not mapped", Weight.FINE, OutcomeGroup.NOT_MAPPED),
    /** Synthesize accepted this cell before and does not any more, though account and service are there. */
    LOST("no longer mapped", Weight.FAILS_UNLESS_ZERO, OutcomeGroup.NO_PLACE),
    /** The account was at Synthesize and is not any more. */
    ACCOUNT_GONE("account gone", Weight.FAILS_UNLESS_ZERO, OutcomeGroup.NO_PLACE),
    /** The service was at Synthesize and is not any more. */
    SERVICE_GONE("service gone", Weight.FAILS_UNLESS_ZERO, OutcomeGroup.NO_PLACE),
    /** The integration is disconnected or inactive at Synthesize. */
    DISCONNECTED("disconnected", Weight.FAILS, OutcomeGroup.NO_PLACE),
    /** Synthesize refused the value; it keeps the one before. */
    REFUSED("refused", Weight.FAILS, OutcomeGroup.REFUSED),
    /** It certainly did not arrive. */
    FAILED("failed", Weight.FAILS, OutcomeGroup.FAILED),
    /** It may have arrived. */
    UNKNOWN("outcome unknown", Weight.FAILS, OutcomeGroup.FAILED);

    /** Whether a push with such a cell can be complete. A 0 without a place changes no invoice. */
    enum Weight {
        FINE,
        FAILS_UNLESS_ZERO,
        FAILS
    }

    private final String word;
    private final Weight weight;
    private final OutcomeGroup group;

    Outcome(String word, Weight weight, OutcomeGroup group) {
        this.word = word;
        this.weight = weight;
        this.group = group;
    }

    public String word() {
        return word;
    }

    Weight weight() {
        return weight;
    }

    public OutcomeGroup group() {
        return group;
    }

    /** Whether Synthesize has the value because of it. */
    public boolean atSynthesize() {
        return group == OutcomeGroup.ACCEPTED;
    }

    /** Whether Synthesize had no place for the count: what it answers with 404. */
    public boolean withoutPlace() {
        return group == OutcomeGroup.NOT_MAPPED || hadPlace();
    }

    /** Whether Synthesize had a place for it once and has none now. */
    public boolean hadPlace() {
        return group == OutcomeGroup.NO_PLACE;
    }

    /** The names of all with this weight, as a list for the database. */
    static String names(Set<Weight> weights) {
        return Stream.of(values()).filter(outcome -> weights.contains(outcome.weight)).map(outcome -> "'" + outcome.name() + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
