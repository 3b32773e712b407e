package app.tallybird.connector.run;

import java.util.Optional;

/**
 * How a run is looked at while it happens. Nothing of it changes what a row is or how it counts.
 *
 * @param limits lower limits than the document's, or empty for a run as the sync does it
 * @param rows hears of each row
 */
public record Look(Optional<Preview> limits, RowListener rows) {

    /** A run that nobody looks at. */
    public static final Look NONE = new Look(Optional.empty(), RowListener.none());

    /** Everything, as the sync reads it. */
    public static Look whole(RowListener rows) {
        return new Look(Optional.empty(), rows);
    }

    /** The first pages, parents and rows only. */
    public static Look first(Preview limits, RowListener rows) {
        return new Look(Optional.of(limits), rows);
    }
}
