package app.tallybird.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A run as history shows it; times are UTC, {@code outcomes} counts its cells by what became of them. */
public record RunRecord(RunId id, RunStart start, Instant started, Optional<Instant> ended, Optional<RunEnd> ending,
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
}
