package app.tallybird.connector.format;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row: the vendor's value, the columns computed from it, and, when a nested list was expanded, the row around it. Used by one thread.
 */
public final class Row {

    private static final String OUTER = "outer";

    private static final Pattern SECRET = Pattern.compile("(?i).*(token|secret|password|api_?key)");

    private final JsonElement own;
    private final @Nullable Row outer;
    private @Nullable JsonObject columns;

    public Row(JsonElement own, @Nullable Row outer) {
        this.own = own;
        this.outer = outer;
    }

    /** The value, which may be JSON null; Java null when it is absent. Computed columns come before the vendor's fields of the same name. */
    public @Nullable JsonElement read(FieldPath path) {
        String first = path.firstOrNull();
        if (first != null) {
            JsonObject computed = columns;
            if (computed != null && computed.has(first)) {
                return path.read(computed);
            }
            Row around = outer;
            if (around != null && first.equals(OUTER)) {
                return around.read(path.rest());
            }
        }
        return path.read(own);
    }

    public void column(String name, JsonElement value) {
        JsonObject computed = columns;
        if (computed == null) {
            computed = new JsonObject();
            columns = computed;
        }
        computed.add(name, value);
    }

    /** The vendor's part. */
    public JsonElement own() {
        return own;
    }

    /** Everything in one object, for showing. Some vendors put a customer's password or token into the row: it is masked by its name. */
    public JsonObject shown() {
        JsonObject all = new JsonObject();
        if (own.isJsonObject()) {
            own.getAsJsonObject().entrySet().forEach(
                    entry -> all.add(entry.getKey(), SECRET.matches(entry.getKey()) ? new JsonPrimitive("***") : entry.getValue()));
        } else {
            all.add("value", own);
        }
        JsonObject computed = columns;
        if (computed != null) {
            computed.entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
        }
        return all;
    }
}
