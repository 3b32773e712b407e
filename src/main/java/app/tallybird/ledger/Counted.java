package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.Units;

/**
 * What was counted behind a number that is sent, and the id of the contract rule that made the number of it; without a rule the number is the count itself.
 *
 * @param units empty when they were not known
 */
public record Counted(Optional<BigDecimal> units, Optional<String> rule) {

    public Counted {
        units = units.map(Units::plain);
    }
}
