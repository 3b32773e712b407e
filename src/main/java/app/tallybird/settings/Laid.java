package app.tallybird.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** What one person changed, laid over what another one has changed meanwhile. */
final class Laid {

    private Laid() {
    }

    /** {@code now} with what is another one in {@code wanted} than in {@code begun}; empty when both have made another one of the same. */
    static Optional<JsonObject> over(JsonObject now, JsonObject begun, JsonObject wanted) {
        JsonObject laid = now.deepCopy();
        Set<String> names = new LinkedHashSet<>(begun.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            JsonElement was = at(begun, name);
            JsonElement mine = at(wanted, name);
            JsonElement theirs = at(now, name);
            if (same(mine, was) || same(mine, theirs)) {
                continue;
            }
            if (same(theirs, was)) {
                laid.add(name, mine);
                if (mine.isJsonNull()) {
                    laid.remove(name);
                }
            } else if (was instanceof JsonObject a && mine instanceof JsonObject b && theirs instanceof JsonObject c) {
                Optional<JsonObject> inner = over(c, a, b);
                if (inner.isEmpty()) {
                    return inner;
                }
                laid.add(name, inner.get());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(laid);
    }

    private static JsonElement at(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).orElse(JsonNull.INSTANCE);
    }

    private static boolean same(JsonElement one, JsonElement other) {
        return ordered(one).equals(ordered(other));
    }

    /** A list of plain values is a set here, whose order says nothing. */
    private static JsonElement ordered(JsonElement element) {
        if (element instanceof JsonObject json) {
            JsonObject all = new JsonObject();
            json.asMap().forEach((name, value) -> all.add(name, ordered(value)));
            return all;
        }
        if (element instanceof JsonArray list) {
            List<JsonElement> values = new ArrayList<>(list.asList().stream().map(Laid::ordered).toList());
            if (values.stream().allMatch(JsonElement::isJsonPrimitive)) {
                values.sort(Comparator.comparing(JsonElement::getAsString));
            }
            JsonArray all = new JsonArray();
            values.forEach(all::add);
            return all;
        }
        return element;
    }
}
