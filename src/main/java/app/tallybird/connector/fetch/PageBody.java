package app.tallybird.connector.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Table;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.JsonBodies;

/** Reads the body of a page: one row after the other where the list can be reached by names alone, the whole tree otherwise. */
public final class PageBody {

    /** Enough rows of each page are read whole to propose names for misspelled fields. */
    private static final int WHOLE_ROWS = 20;

    private final String pointer;
    private final Table.RowsRule rule;
    private final Optional<Set<String>> needed;
    private final List<JsonElement> rows = new ArrayList<>();
    private boolean found;
    private @Nullable Fault wrong;

    /** {@code needed} are the fields of a row that matter, or empty for all of them. */
    public PageBody(String pointer, Table.RowsRule rule, Optional<Set<String>> needed) {
        this.pointer = pointer;
        this.rule = rule;
        this.needed = needed;
    }

    /** What is around the rows; the rows are in {@link #rows()}. */
    public JsonElement read(InputStream body) throws IOException, HttpFailure {
        JsonReader reader = JsonBodies.reader(body);
        JsonElement around = streamable() ? descend(reader, 0) : JsonBodies.next(reader, this::twice);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new HttpFailure(HttpFailure.Kind.BAD_BODY, "The answer is not valid JSON: there is more after its end.");
        }
        if (!streamable()) {
            take(rule.place().read(around));
        }
        return around;
    }

    /** The rows of the page. An answer without the list is a fault unless the document says that it may be missing. */
    public List<JsonElement> rows() {
        if (wrong != null) {
            throw wrong.asException();
        }
        if (!found && !rule.mayBeMissing()) {
            throw Fault.of("E321", pointer + "/rows", "the answer has no " + places(), "look at the answer and correct \"rows\"")
                    .asException();
        }
        return rows;
    }

    /** Said only when the rows are wanted: an error answer has another shape by right. */
    private void wrong(String what, String hint) {
        wrong = Fault.of("E322", pointer + "/rows", places() + " " + what, hint);
    }

    /** Programs differ in which of two values they take, so nobody knows which is meant. */
    private void twice(String name) {
        if (wrong == null) {
            wrong = Fault.of("E358", pointer + "/rows", "an object of the answer has \"" + name + "\" twice, with different values",
                    "nobody knows which is meant: tell the vendor");
        }
    }

    private String places() {
        return rule.place().paths().stream().map(path -> "\"" + path + "\"").collect(Collectors.joining(" or "));
    }

    private boolean streamable() {
        return rule.as() == Table.As.LIST && rule.place().paths().size() == 1
                && rule.path().steps().stream().allMatch(FieldPath.Step.Name.class::isInstance);
    }

    /** Two values of a field that nothing looks at do not matter, and after some rows such a field is skipped. */
    private JsonElement row(JsonReader reader) throws IOException {
        if (needed.isEmpty() || reader.peek() != JsonToken.BEGIN_OBJECT) {
            return JsonBodies.next(reader, this::twice);
        }
        JsonObject row = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (needed.get().contains(name)) {
                JsonBodies.put(row, name, JsonBodies.next(reader, this::twice), this::twice);
            } else if (rows.size() < WHOLE_ROWS) {
                row.add(name, JsonBodies.next(reader));
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        return row;
    }

    private JsonElement descend(JsonReader reader, int depth) throws IOException {
        if (depth == rule.path().steps().size()) {
            if (reader.peek() != JsonToken.BEGIN_ARRAY) {
                JsonElement other = JsonBodies.next(reader, this::twice);
                take(other);
                return other;
            }
            if (found) {
                twice(rule.path().toString());
            }
            found = true;
            reader.beginArray();
            while (reader.hasNext()) {
                rows.add(row(reader));
            }
            reader.endArray();
            return new JsonArray();
        }
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            return JsonBodies.next(reader, this::twice);
        }
        String wanted = ((FieldPath.Step.Name) rule.path().steps().get(depth)).name();
        JsonObject around = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            JsonElement value = name.equals(wanted) ? descend(reader, depth + 1) : JsonBodies.next(reader, this::twice);
            JsonBodies.put(around, name, value, this::twice);
        }
        reader.endObject();
        return around;
    }

    private void take(@Nullable JsonElement value) {
        if (value == null || value.isJsonNull()) {
            found |= value != null && rule.mayBeNull();
            return;
        }
        found = true;
        switch (rule.as()) {
            case LIST -> {
                if (!(value instanceof JsonArray list)) {
                    wrong("is not a list", "point \"rows\" at the list");
                    return;
                }
                list.forEach(rows::add);
            }
            case ONE -> {
                if (!(value instanceof JsonObject)) {
                    wrong("is not one object", "");
                    return;
                }
                rows.add(value);
            }
            case ENTRIES -> {
                if (!(value instanceof JsonObject map)) {
                    wrong("is not an object of entries", "");
                    return;
                }
                map.entrySet().forEach(entry -> {
                    JsonObject row = new JsonObject();
                    row.add("key", new JsonPrimitive(entry.getKey()));
                    row.add("value", entry.getValue());
                    rows.add(row);
                });
            }
        }
    }
}
