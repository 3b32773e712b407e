package app.tallybird.connector.trace;

import java.util.Optional;

import app.tallybird.connector.format.Row;

/** A row of a table with its columns; {@code dropped} is the condition in words that it does not meet. */
public record TracedRow(Row row, String parent, Optional<String> dropped) {
}
