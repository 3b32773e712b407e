package app.tallybird.ledger;

import java.math.BigDecimal;

import app.tallybird.model.CellKey;

/** A cell that is about to be sent. */
public record IntentCell(CellKey key, BigDecimal units) {
}
