package app.tallybird.sandbox;

import java.math.BigDecimal;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Writes and reads JSON objects in one line. */
final class Json {

    private Json() {
    }

    /** An object of name, value, name, value …; a value is text, a number, a truth or JSON. */
    static JsonObject of(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.add((String) namesAndValues[i], element(namesAndValues[i + 1]));
        }
        return json;
    }

    private static JsonElement element(Object value) {
        return switch (value) {
            case JsonElement json -> json;
            case String text -> new JsonPrimitive(text);
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        };
    }

    static JsonArray array(Iterable<? extends JsonElement> all) {
        JsonArray array = new JsonArray();
        all.forEach(array::add);
        return array;
    }

    static JsonArray texts(Iterable<String> all) {
        JsonArray array = new JsonArray();
        all.forEach(array::add);
        return array;
    }

    /** The text under a name; empty when it is absent, blank or not text. */
    static Optional<String> text(JsonObject json, String name) {
        JsonElement value = json.has(name) ? json.get(name) : JsonNull.INSTANCE;
        boolean text = value instanceof JsonPrimitive primitive && primitive.isString() && !primitive.getAsString().isBlank();
        return text ? Optional.of(value.getAsString()) : Optional.empty();
    }

    /** The number under a name; empty when it is absent, something else, or a number beyond reason. */
    static Optional<BigDecimal> number(JsonObject json, String name) {
        JsonElement value = json.has(name) ? json.get(name) : JsonNull.INSTANCE;
        boolean number = value instanceof JsonPrimitive primitive && primitive.isNumber();
        try {
            return number ? Optional.of(value.getAsBigDecimal()) : Optional.empty();
        } catch (NumberFormatException beyondReason) {
            return Optional.empty();
        }
    }

    static int number(JsonObject json, String name, int otherwise) {
        return number(json, name).map(BigDecimal::intValueExact).orElse(otherwise);
    }
}
