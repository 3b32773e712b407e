package app.tallybird.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan with what was decided about it, as it waits for the yes of a second person.
 *
 * @param number given when it is kept
 * @param plan the hash of the plan; an agreement is to this one alone
 * @param state as it is written down; after {@link Prepared#goodUntil()} nothing of it is sent any more
 * @param answer who approved it or sent it back, if somebody has
 * @param note what was said with its last change, or empty
 */
public record Proposal(long number, String plan, Prepared prepared, Asked asked, ProposalState state, Optional<Answer> answer,
        String note) {

    private static final int SHOWN = 4;

    /**
     * @param by the person, or the computer where nobody is known
     * @param deciders who decided about a part of it
     */
    public record Prepared(String by, String computer, Instant at, Instant goodUntil, Set<String> deciders) {
        public Prepared {
            deciders = Set.copyOf(deciders);
        }
    }

    /**
     * @param choices how it is sent, with the decisions, as the engine writes them
     * @param numbers names the counts that go out with their units
     */
    public record Asked(String choices, String numbers, ProposalTotals totals) {
    }

    /** Who answered, and when. */
    public record Answer(String by, Instant at) {
    }

    /** As people call it: "7F3A". */
    public String shortName() {
        return shortName(plan);
    }

    public static String shortName(String plan) {
        return plan.substring(0, Math.min(SHOWN, plan.length())).toUpperCase(Locale.ROOT);
    }

    /** Whether this person has had a part in it, so that another one has to agree. Names are alike in capitals and small letters. */
    public boolean isBy(String person) {
        return Stream.concat(Stream.of(prepared.by()), prepared.deciders().stream()).anyMatch(person::equalsIgnoreCase);
    }

    /** Whether this person has agreed to it, or sent it back. */
    public boolean isAnsweredBy(String person) {
        return answer.filter(one -> one.by().equalsIgnoreCase(person)).isPresent();
    }

    public boolean overAt(Instant now) {
        return !now.isBefore(prepared.goodUntil());
    }

    /** Whether it is in this state and its day has not ended. */
    public boolean is(ProposalState wanted, Instant now) {
        return state == wanted && !overAt(now);
    }
}
