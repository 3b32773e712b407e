package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The fields and lists of an answer at any depth, by their shape: {@code sites[].id} is one shape, however many sites there are. Steps are names
 * and places in lists.
 */
final class AnswerFields {

    private final Map<String, List<List<Object>>> fields = new LinkedHashMap<>();
    private final Map<String, List<List<Object>>> lists = new LinkedHashMap<>();

    private AnswerFields() {
    }

    static AnswerFields of(JsonElement body) {
        AnswerFields places = new AnswerFields();
        places.walk(body, "", List.of());
        return places;
    }

    private void walk(JsonElement value, String shape, List<Object> way) {
        if (value instanceof JsonArray array) {
            lists.computeIfAbsent(shape, none -> new ArrayList<>()).add(way);
            for (int i = 0; i < array.size(); i++) {
                walk(array.get(i), shape + "[]", longer(way, i));
            }
        } else if (value instanceof JsonObject object) {
            object.entrySet().forEach(entry -> {
                String inner = shape.isEmpty() ? entry.getKey() : shape + "." + entry.getKey();
                fields.computeIfAbsent(inner, none -> new ArrayList<>()).add(longer(way, entry.getKey()));
                walk(entry.getValue(), inner, longer(way, entry.getKey()));
            });
        }
    }

    private static List<Object> longer(List<Object> way, Object step) {
        List<Object> longer = new ArrayList<>(way);
        longer.add(step);
        return List.copyOf(longer);
    }

    /** Ways to the fields of each shape. */
    Map<String, List<List<Object>>> fields() {
        return fields;
    }

    /** Ways to the lists of each shape; the shape of the whole answer is empty. */
    Map<String, List<List<Object>>> lists() {
        return lists;
    }

    static JsonElement at(JsonElement from, List<Object> way) {
        JsonElement value = from;
        for (Object step : way) {
            value = step instanceof Integer place ? value.getAsJsonArray().get(place) : value.getAsJsonObject().get((String) step);
        }
        return value;
    }

    /** A copy in which the object around this field was changed. */
    static JsonElement changed(JsonElement body, List<List<Object>> ways, Consumer<Spot> change) {
        JsonElement copy = body.deepCopy();
        ways.forEach(
                way -> change.accept(new Spot(at(copy, way.subList(0, way.size() - 1)).getAsJsonObject(), String.valueOf(way.getLast()))));
        return copy;
    }

    /** A copy in which these lists were changed. */
    static JsonElement changedLists(JsonElement body, List<List<Object>> ways, Consumer<JsonArray> change) {
        JsonElement copy = body.deepCopy();
        ways.reversed().forEach(way -> change.accept(at(copy, way).getAsJsonArray()));
        return copy;
    }

    /** A field and the object that has it. */
    record Spot(JsonObject around, String field) {

        JsonElement value() {
            return around.get(field);
        }

        void set(JsonElement value) {
            around.add(field, value);
        }

        void rename() {
            around.add(field + "X", around.remove(field));
        }

        void remove() {
            around.remove(field);
        }
    }
}
