package app.tallybird.engine.push;

import java.math.BigDecimal;

import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;

/** What became of one cell; {@code units} is what was planned for it, {@code message} what the server or the network said. */
public record CellResult(CellKey key, BigDecimal units, Outcome outcome, String message) {
}
