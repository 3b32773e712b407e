package app.tallybird.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run as history shows it; times are UTC, {@code outcomes} counts its cells by what became of them. {@code complete} is the one definition of a
 * push that went through: it came to its end, something was accepted, and nothing failed, was refused or is unexplained.
 */
public record RunRecord(RunId id, RunStart start, Instant started, Optional<Instant> ended, Optional<RunEnd> ending, boolean complete,
        Map<Outcome, Integer> outcomes) {

    public RunRecord {
        outcomes = Map.copyOf(outcomes);
    }

    public String planHash() {
        return start.planHash();
    }

    public int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** Cells whose value is at Synthesize, whether this run or the interrupted one before it sent it. */
    public int accepted() {
        return count(OutcomeGroup.ACCEPTED);
    }

    /** Cells that are not known to have come to anything: never sent, or on their way when it broke off. */
    public int left() {
        return Math.max(0, start.total() - outcomes.values().stream().mapToInt(Integer::intValue).sum());
    }

    public int count(OutcomeGroup group) {
        return outcomes.entrySet().stream().filter(entry -> group.test(entry.getKey())).mapToInt(Map.Entry::getValue).sum();
    }
}
