package app.tallybird.ledger;

import java.math.BigDecimal;

import app.tallybird.model.CellKey;

/** What became of a cell that was sent, or that needed no sending. */
public record OutcomeCell(CellKey key, BigDecimal value, Outcome outcome, String message) {
}
