package app.tallybird.engine.push;

import java.math.BigDecimal;

import app.tallybird.model.CellKey;

/** One count to send: an absolute value for an account and a service known to Synthesize by {@code serviceId}. */
public record SendCell(CellKey key, String serviceId, BigDecimal units) {
}
