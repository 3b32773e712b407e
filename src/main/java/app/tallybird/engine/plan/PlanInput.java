package app.tallybird.engine.plan;

import java.util.List;
import java.util.function.Predicate;

import app.tallybird.connector.reading.Reading;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRules;
import app.tallybird.model.PriceList;
import app.tallybird.settings.Thresholds;

/** All that a usage plan is made from: what the vendor says now, what the ledger remembers, and what the user decided. */
public record PlanInput(Reading reading, boolean discoversServices, Memory memory, Predicate<CellKey> leftOut, Thresholds thresholds,
        CountedOnce overlap, List<UnownedService> unowned, ContractRules rules, PriceList prices, InsideSums sums) {

    public PlanInput {
        unowned = List.copyOf(unowned);
    }

    /** With no own services. */
    public PlanInput(Reading reading, boolean discoversServices, Memory memory, Predicate<CellKey> leftOut, Thresholds thresholds,
            CountedOnce overlap, List<UnownedService> unowned, ContractRules rules, PriceList prices) {
        this(reading, discoversServices, memory, leftOut, thresholds, overlap, unowned, rules, prices, InsideSums.NONE);
    }

    /** With no prices. */
    public PlanInput(Reading reading, boolean discoversServices, Memory memory, Predicate<CellKey> leftOut, Thresholds thresholds,
            CountedOnce overlap, List<UnownedService> unowned, ContractRules rules) {
        this(reading, discoversServices, memory, leftOut, thresholds, overlap, unowned, rules, PriceList.NONE);
    }

    /** With no contract rules. */
    public PlanInput(Reading reading, boolean discoversServices, Memory memory, Predicate<CellKey> leftOut, Thresholds thresholds,
            CountedOnce overlap, List<UnownedService> unowned) {
        this(reading, discoversServices, memory, leftOut, thresholds, overlap, unowned, ContractRules.NONE);
    }

    /** With no services that count the same, and nothing else at Synthesize. */
    public PlanInput(Reading reading, boolean discoversServices, Memory memory, Predicate<CellKey> leftOut, Thresholds thresholds) {
        this(reading, discoversServices, memory, leftOut, thresholds, CountedOnce.NONE, List.of());
    }
}
