package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What several counts of a plan have in common, so that a person looks at them once and decides once. A cell belongs to one cause at most: the
 * numbers of all causes add up.
 *
 * @param id names it on the command line and in JSON; another plan's cause of the same kind about the same thing has the same id
 * @param holds the reasons to have a person look; none where nothing waits
 * @param change what all its cells change together; a new number counts whole, and what two services hold counts once
 * @param broad the units that all services would have, when the fall is so broad that they have to be typed to accept it
 * @param parts the same for each of its customers alone, where they can be decided about one by one; empty where they can not
 */
public record Cause(String id, Kind kind, String title, String words, List<PlanCell> cells, List<Hold> holds, BigDecimal change,
        Optional<BigDecimal> broad, List<Cause> parts) {

    public Cause {
        parts = List.copyOf(parts);
        cells = List.copyOf(cells);
        holds = List.copyOf(holds);
    }

    /** Between the id of a cause and that of one of its customers. */
    public static final String PART = "/";

    /** In the order in which a person should look at them. */
    public enum Kind {
        /** Something about the reading as a whole. */
        RUN("run"),
        SERVICE("service"),
        TOTAL("total"),
        ZERO("zero"),
        CUSTOMER("customer"),
        /** What is counted changes, and contract rules keep it out of what is sent. */
        CONTRACT("contract"),
        /** The vendor's own figure says something else than its rows. */
        FIGURE("figure"),
        /** A contract rule made the last number and has ended. */
        CONTRACT_ENDED("contract-ended"),
        UNKNOWN("unknown"),
        NEW("new"),
        NOT_MAPPED("not-mapped");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whether its cells wait until somebody has decided. */
    public boolean waits() {
        return !holds.isEmpty();
    }

    /** What a person may decide. */
    public Set<Decision> choices() {
        return switch (kind) {
            case RUN, SERVICE, FIGURE -> EnumSet.of(Decision.ACCEPT, Decision.HOLD);
            case TOTAL, CUSTOMER, CONTRACT -> EnumSet.of(Decision.ACCEPT, Decision.HOLD, Decision.LEAVE_OUT);
            case ZERO -> EnumSet.of(Decision.LEFT, Decision.HOLD, Decision.ACCEPT, Decision.LEAVE_OUT);
            case NEW -> EnumSet.of(Decision.LEAVE_OUT);
            case CONTRACT_ENDED, UNKNOWN, NOT_MAPPED -> EnumSet.noneOf(Decision.class);
        };
    }

    /** How many customers it is about. */
    public long customers() {
        return cells.stream().map(cell -> cell.key().accountId()).distinct().count();
    }
}
