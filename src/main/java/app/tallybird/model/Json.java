package app.tallybird.model;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON and reads single ones. Numbers stay exact, times are their text, what is empty is null. */
public final class Json {

    private Json() {
    }

    /** An object of name, value, name, value …, in this order. */
    public static JsonObject of(@Nullable Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.add(String.valueOf(namesAndValues[i]), value(namesAndValues[i + 1]));
        }
        return json;
    }

    /** A text, a number, a truth, a time, JSON, or a list, a map, an optional one of these. */
    public static JsonElement value(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case JsonElement json -> json;
            case String text -> new JsonPrimitive(text);
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case TemporalAccessor time -> new JsonPrimitive(time.toString());
            case Optional<?> maybe -> value(maybe.orElse(null));
            case Iterable<?> many -> list(many, one -> one);
            case Map<?, ?> named -> {
                JsonObject json = new JsonObject();
                named.forEach((name, one) -> json.add(String.valueOf(name), value(one)));
                yield json;
            }
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        };
    }

    public static <T> JsonArray list(Iterable<T> all, Function<? super T, ? extends @Nullable Object> each) {
        JsonArray array = new JsonArray();
        all.forEach(one -> array.add(value(each.apply(one))));
        return array;
    }

    /** The text under a name; empty when it is absent, blank or not text. */
    public static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonPrimitive value && value.isString() && !value.getAsString().isBlank()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    /** The number under a name; empty when it is absent, something else, or a number beyond reason. */
    public static Optional<BigDecimal> number(JsonObject json, String name) {
        try {
            return json.get(name) instanceof JsonPrimitive value && value.isNumber()
                    ? Optional.of(value.getAsBigDecimal())
                    : Optional.empty();
        } catch (NumberFormatException beyondReason) {
            return Optional.empty();
        }
    }

    /** The whole number under a name; what is no whole number is an ArithmeticException. */
    public static int number(JsonObject json, String name, int otherwise) {
        return number(json, name).map(BigDecimal::intValueExact).orElse(otherwise);
    }
}
