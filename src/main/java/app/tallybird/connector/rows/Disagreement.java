package app.tallybird.connector.rows;

import java.util.Optional;

import app.tallybird.connector.format.Expect;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;

/**
 * A figure of the vendor's and the rows that were read, which are not as many.
 *
 * @param about what the figure is about; empty when it is the whole list
 * @param said the figure as the vendor wrote it
 */
public record Disagreement(Table table, Expect expect, Optional<About> about, String said, long read) {

    /** A row of another table. */
    public record About(String table, Row row) {
    }
}
