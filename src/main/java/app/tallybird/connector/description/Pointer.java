package app.tallybird.connector.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** JSON pointers (RFC 6901) as texts. */
public final class Pointer {

    private Pointer() {
    }

    /** The pointer through these names and places. */
    public static String of(Object... steps) {
        StringBuilder pointer = new StringBuilder();
        for (Object step : steps) {
            pointer.append('/').append(String.valueOf(step).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    public static List<String> steps(String pointer) {
        List<String> steps = new ArrayList<>();
        if (!pointer.isEmpty()) {
            for (String step : pointer.substring(1).split("/", -1)) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return steps;
    }

    public static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    public static String last(String pointer) {
        List<String> steps = steps(pointer);
        return steps.isEmpty() ? "" : steps.getLast();
    }

    /** The value that the pointer leads to. */
    public static Optional<JsonElement> find(JsonElement from, String pointer) {
        Optional<JsonElement> at = Optional.of(from);
        for (String step : steps(pointer)) {
            at = at.flatMap(around -> child(around, step));
        }
        return at;
    }

    /** The value of this property, or at this place of a list. */
    public static Optional<JsonElement> child(JsonElement around, String step) {
        if (around instanceof JsonObject object) {
            return Optional.ofNullable(object.get(step));
        }
        return around instanceof JsonArray array && step.matches("\\d{1,6}") && Integer.parseInt(step) < array.size()
                ? Optional.of(array.get(Integer.parseInt(step)))
                : Optional.empty();
    }

    /** The texts of the list that the pointer leads to, or the one that stands in its place. */
    public static List<String> texts(JsonElement from, String pointer) {
        JsonElement value = find(from, pointer).orElse(JsonNull.INSTANCE);
        return (value instanceof JsonArray list ? list.asList() : List.of(value)).stream().filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString).toList();
    }
}
