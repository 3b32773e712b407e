package app.tallybird.connector.rows;

import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Row;

/** The line of a table that a row stands on. */
public final class FileLine {

    /** Where a row keeps it; no heading can be it. */
    static final String NAME = "\u0000line";

    private FileLine() {
    }

    /** Empty for rows of an answer that is no table. */
    public static Optional<String> of(Row row) {
        return row.own() instanceof JsonObject own && own.get(NAME) instanceof JsonPrimitive line
                ? Optional.of(line.getAsString())
                : Optional.empty();
    }

    /** What the row says, wherever it stands. */
    static JsonElement without(JsonElement row) {
        if (row instanceof JsonObject object && object.has(NAME)) {
            JsonObject copy = object.deepCopy();
            copy.remove(NAME);
            return copy;
        }
        return row;
    }
}
