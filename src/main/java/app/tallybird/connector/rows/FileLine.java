package app.tallybird.connector.rows;

import java.util.Optional;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Row;

/** The place of a row in a file. */
public final class FileLine {

    private FileLine() {
    }

    /** The line of a file that a row stands on, or empty for rows of an answer. */
    public static Optional<String> of(Row row) {
        return row.own().isJsonObject() && row.own().getAsJsonObject().get(CsvRows.LINE) instanceof JsonPrimitive line
                ? Optional.of(line.getAsString())
                : Optional.empty();
    }
}
