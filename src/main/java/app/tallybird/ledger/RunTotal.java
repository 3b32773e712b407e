package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Instant;

import app.tallybird.model.Units;

/** Units that one run brought to Synthesize, of one service or one account; {@code key} is its key or id. */
public record RunTotal(RunId run, Instant at, String key, BigDecimal units) {

    public RunTotal {
        units = Units.plain(units);
    }
}
