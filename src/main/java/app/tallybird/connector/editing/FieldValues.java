package app.tallybird.connector.editing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;

/**
 * The values of a field and how many rows have each, most frequent first.
 *
 * @param missing rows where the field is absent, null or a text of blanks
 * @param others further values that are not listed, and their rows are not either
 */
public record FieldValues(List<Value> values, long missing, long others) {

    private static final int MOST = 100;

    /** {@code json} keeps the type, so that a condition on it is exact. */
    public record Value(JsonPrimitive json, long rows) {
        public String text() {
            return json.getAsString();
        }
    }

    public static FieldValues of(List<Row> rows, FieldPath path) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, JsonPrimitive> first = new HashMap<>();
        long missing = 0;
        for (Row row : rows) {
            JsonElement value = row.read(path);
            if (value instanceof JsonPrimitive text && !text.getAsString().isBlank()) {
                counts.merge(text.getAsString(), 1L, Long::sum);
                first.putIfAbsent(text.getAsString(), text);
            } else if (value == null || !(value.isJsonArray() || value.isJsonObject())) {
                missing++;
            }
        }
        List<Value> values = first.values().stream().map(json -> new Value(json, counts.getOrDefault(json.getAsString(), 0L)))
                .sorted(Comparator.comparingLong(Value::rows).reversed().thenComparing(Value::text)).toList();
        return new FieldValues(values.stream().limit(MOST).toList(), missing, Math.max(0, values.size() - MOST));
    }
}
