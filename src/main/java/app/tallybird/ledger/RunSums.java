package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.List;

import app.tallybird.model.Units;

/** The accepted units of a run, and how much they are above what Synthesize had of the same cells before. */
public record RunSums(BigDecimal units, BigDecimal change) {

    public RunSums {
        units = Units.plain(units);
        change = Units.plain(change);
    }

    public static RunSums of(List<RunCell> cells) {
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (RunCell cell : cells) {
            if (cell.atSynthesize()) {
                units = units.add(cell.units());
                before = before.add(cell.previousAccepted().orElse(BigDecimal.ZERO));
            }
        }
        return new RunSums(units, units.subtract(before));
    }
}
