package app.tallybird.ledger;

import java.math.BigDecimal;

import app.tallybird.model.Units;

/** The accepted units of a run, and how much they are above what Synthesize had of the same cells before. */
public record RunSums(BigDecimal units, BigDecimal change) {

    public RunSums {
        units = Units.plain(units);
        change = Units.plain(change);
    }
}
