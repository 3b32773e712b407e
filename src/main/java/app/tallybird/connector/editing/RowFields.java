package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldPath.Step;
import app.tallybird.connector.format.Row;

/** The fields that rows have, for the heads of a grid and for choosing. */
public final class RowFields {

    private static final int ROWS = 200;
    private static final int MOST = 60;
    private static final int DEEPEST = 6;

    private RowFields() {
    }

    /** Paths of single values, nested ones included, in the order they are met. Computed columns come first. */
    public static List<String> of(List<Row> rows, List<String> computed) {
        Set<String> paths = new LinkedHashSet<>();
        computed.forEach(name -> paths.add(PathText.ofName(name)));
        rows.stream().limit(ROWS).forEach(row -> walk(row.shown(), new ArrayList<>(), paths));
        return paths.stream().limit(MOST).toList();
    }

    private static void walk(JsonObject object, List<Step> path, Set<String> to) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            if (entry.getKey().indexOf('\0') >= 0) {
                continue;
            }
            List<Step> here = new ArrayList<>(path);
            here.add(new Step.Name(entry.getKey()));
            if (entry.getValue() instanceof JsonObject inner && here.size() < DEEPEST && !inner.isEmpty()) {
                walk(inner, here, to);
            } else {
                to.add(PathText.of(here));
            }
        }
    }

    /** What a cell of a grid shows; lists by their size. */
    public static String shown(Row row, FieldPath path) {
        JsonElement value = row.read(path);
        if (value == null) {
            return "";
        }
        return switch (value) {
            case JsonArray list -> "[" + list.size() + "]";
            case JsonObject object -> "{" + object.size() + "}";
            default -> value.isJsonNull() ? "null" : value.getAsString();
        };
    }

    /** The whole of it: texts as they are, lists and objects as JSON. */
    public static String whole(Row row, FieldPath path) {
        JsonElement value = row.read(path);
        return value == null || !(value.isJsonArray() || value.isJsonObject()) ? shown(row, path) : JsonPrinter.print(value).strip();
    }
}
