package app.tallybird.engine.plan;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import app.tallybird.connector.reading.Reading;
import app.tallybird.model.CellKey;
import app.tallybird.settings.Thresholds;

/** All that a usage plan is made from: what the vendor says now, what the ledger remembers, and what the user decided. */
public record PlanInput(Reading reading, boolean discoversServices, Memory ledger, Predicate<CellKey> leftOut, Thresholds thresholds) {

    /**
     * The ledger's part. {@code accountNames} and {@code serviceNames} name what the vendor may no longer list; {@code accountsBefore} are the
     * accounts listed in the last finished run; {@code knownServices} are the service keys that have an id at Synthesize;
     * {@code warningsBefore} counts each warning of the last good run.
     */
    public record Memory(long version, Map<CellKey, CellMemory> cells, Map<String, String> accountNames, Map<String, String> serviceNames,
            Set<String> accountsBefore, Set<String> knownServices, Map<String, Long> warningsBefore) {

        boolean anythingAccepted() {
            return cells.values().stream().anyMatch(memory -> memory.accepted().isPresent());
        }
    }
}
