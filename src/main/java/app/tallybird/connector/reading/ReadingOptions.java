package app.tallybird.connector.reading;

import java.util.Optional;

import app.tallybird.connector.format.Row;

/**
 * How a reading is looked at while it happens. Nothing of it changes what a row is or how it counts.
 *
 * @param limits lower limits than the document's, or empty for a reading as the sync does it
 * @param rows hears of each row
 * @param parent the only parent row to ask for, instead of reading its table
 */
public record ReadingOptions(Optional<PreviewLimits> limits, RowListener rows, Optional<Parent> parent) {

    /** A row of a table that others are read for. */
    public record Parent(String table, Row row) {
    }

    /** A reading that nobody looks at. */
    public static final ReadingOptions NONE = new ReadingOptions(Optional.empty(), RowListener.none(), Optional.empty());

    /** Everything, as the sync reads it. */
    public static ReadingOptions whole(RowListener rows) {
        return new ReadingOptions(Optional.empty(), rows, Optional.empty());
    }

    /** The first pages, parents and rows only. */
    public static ReadingOptions first(PreviewLimits limits, RowListener rows) {
        return new ReadingOptions(Optional.of(limits), rows, Optional.empty());
    }

    /** The same for one parent row only; what is read is partial. */
    public ReadingOptions only(Parent one) {
        return new ReadingOptions(limits, rows, Optional.of(one));
    }
}
