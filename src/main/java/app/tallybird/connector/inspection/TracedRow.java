package app.tallybird.connector.inspection;

import java.util.Optional;

import app.tallybird.connector.format.Row;

/** A row of a table with its columns; {@code dropped} says why it does not count: "not: status is active", "a repeat of the
 * same id", "an older row of the same id". */
public record TracedRow(Row row, String parent, Optional<String> dropped) {
}
