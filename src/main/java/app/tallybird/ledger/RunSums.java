package app.tallybird.ledger;

import java.math.BigDecimal;

/** The accepted units of a run, and how much they are above what Synthesize had of the same cells before. */
public record RunSums(BigDecimal units, BigDecimal change) {
}
