package app.tallybird.ledger;

import java.math.BigDecimal;

import app.tallybird.model.CellKey;

/** What became of one count, whether it was sent or needed no sending; {@code message} is what the server or the network said. */
public record CellResult(CellKey key, BigDecimal units, Outcome outcome, String message) {

    /** Whether it keeps its push from being complete. */
    public boolean fails() {
        return switch (outcome.weight()) {
            case FINE -> false;
            case FAILS_UNLESS_ZERO -> units.signum() != 0;
            case FAILS -> true;
        };
    }
}
