package app.tallybird.connector.rows;

import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;

/** A row whose key came before, with another value where something looks at it. The first one was counted. */
public record Repeat(Table table, Row row) {
}
