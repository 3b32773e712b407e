package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.ledger.Counted;
import app.tallybird.model.Units;

/**
 * What the ledger knows of one cell. {@code accepted} is the last value Synthesize accepted. {@code uncertain} means a later send has no known
 * outcome, so the server may hold another value and the cell is sent in any case. {@code highest} is the highest value it ever accepted. {@code counted} is
 * what was counted behind the accepted value when a contract rule made it.
 */
public record CellMemory(Optional<BigDecimal> accepted, boolean uncertain, boolean notMapped, Optional<BigDecimal> highest,
        Optional<Counted> counted) {
    public static final CellMemory NONE = new CellMemory(Optional.empty(), false, false);

    public CellMemory {
        accepted = accepted.map(Units::plain);
        highest = highest.map(Units::plain);
    }

    /** A cell of which no other value was ever accepted. */
    public CellMemory(Optional<BigDecimal> accepted, boolean uncertain, boolean notMapped) {
        this(accepted, uncertain, notMapped, accepted, Optional.empty());
    }

    /** What was counted when the last value was accepted. */
    public Optional<BigDecimal> lastCounted() {
        return counted.isPresent() ? counted.get().units() : accepted;
    }

    boolean mayHaveUnits() {
        return uncertain || (accepted.isPresent() && accepted.get().signum() != 0);
    }
}
