package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Instant;

import app.tallybird.model.Units;

/** One accepted count of a run, under the key of its service or the id of its account. */
public record SeriesRow(RunId run, Instant started, String key, BigDecimal units) {

    public SeriesRow {
        units = Units.plain(units);
    }

    /** What counts are told apart by. */
    public enum By {
        SERVICE,
        ACCOUNT
    }
}
