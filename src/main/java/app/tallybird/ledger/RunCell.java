package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.CellKey;
import app.tallybird.model.Units;

/** One cell of a run. {@code previousAccepted} is what Synthesize had before; without an outcome it was about to be sent when the run broke off. */
public record RunCell(CellKey key, BigDecimal units, Optional<BigDecimal> previousAccepted, Optional<Outcome> outcome, String message) {

    public RunCell {
        units = Units.plain(units);
        previousAccepted = previousAccepted.map(Units::plain);
    }

    /** Whether Synthesize has the units because of it. */
    public boolean atSynthesize() {
        return outcome.filter(Outcome::atSynthesize).isPresent();
    }

    /** What became of it, in tables and files. */
    public String word() {
        return outcome.map(Outcome::word).orElse("interrupted");
    }
}
