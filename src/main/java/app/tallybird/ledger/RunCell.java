package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.CellKey;

/** One cell of a run. {@code previousAccepted} is what Synthesize had before; without an outcome it was about to be sent when the run broke off. */
public record RunCell(CellKey key, BigDecimal units, Optional<BigDecimal> previousAccepted, Optional<Outcome> outcome, String message) {
}
