package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Kind;

/** The properties of an object that was checked already, as values: what does not stand there has the default of the format. */
record ObjectReader(Kind kind, JsonObject object) {

    static ObjectReader of(String kind, JsonObject object) {
        return new ObjectReader(Format.kind(kind), object);
    }

    boolean has(String name) {
        return object.has(name);
    }

    private Field field(String name) {
        return kind.field(name, object).or(() -> kind.named(name)).orElseThrow();
    }

    private @Nullable String textOrNull(String name) {
        JsonElement value = object.get(name);
        return value instanceof JsonPrimitive given ? given.getAsString() : field(name).value().otherwise().orElse(null);
    }

    /** The text, or an empty one. */
    String text(String name) {
        return maybe(name).orElse("");
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(textOrNull(name));
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    BigDecimal number(String name) {
        return maybe(name).map(BigDecimal::new).orElse(BigDecimal.ZERO);
    }

    int whole(String name) {
        return number(name).intValueExact();
    }

    /** The value that a word stands for: {@code skipRow} is {@code SKIP_ROW}. */
    <T extends Enum<T>> T word(String name, Class<T> type) {
        return Enum.valueOf(type, text(name).replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }

    Optional<FieldPath> path(String name) {
        return maybe(name).flatMap(FieldPath::parse);
    }

    FieldPath neededPath(String name) {
        return path(name).orElseThrow();
    }

    List<FieldPath> paths(String name) {
        return texts(name).stream().map(text -> FieldPath.parse(text).orElseThrow()).toList();
    }

    Optional<FieldRef> ref(String name) {
        return maybe(name).map(FieldRef::parse);
    }

    FieldRef neededRef(String name) {
        return ref(name).orElseThrow();
    }

    Optional<Template> template(String name) {
        return maybe(name).flatMap(Template::parse);
    }

    Template neededTemplate(String name) {
        return template(name).orElseThrow();
    }

    Optional<Pattern> regex(String name) {
        return maybe(name).map(Pattern::compile);
    }

    List<Condition> conditions(String name) {
        return list(name).stream().map(ConditionReader::read).toList();
    }

    /** The items of a list, or the one value that stands in its place, or the default, with commas. */
    List<String> texts(String name) {
        if (object.get(name) instanceof JsonArray array) {
            return array.asList().stream().map(JsonElement::getAsString).toList();
        }
        return maybe(name).map(text -> has(name) ? List.of(text) : List.of(text.split(", ", -1))).orElse(List.of());
    }

    Map<String, String> map(String name) {
        return map(name, Function.identity());
    }

    <T> Map<String, T> map(String name, Function<String, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        if (object.get(name) instanceof JsonObject map) {
            map.entrySet().forEach(entry -> values.put(entry.getKey(), read.apply(entry.getValue().getAsString())));
        }
        return values;
    }

    Map<String, Template> templates(String name) {
        return map(name, text -> Template.parse(text).orElseThrow());
    }

    Optional<JsonElement> json(String name) {
        return Optional.ofNullable(object.get(name));
    }

    /** The object, when there is one. */
    Optional<ObjectReader> part(String name) {
        return object.get(name) instanceof JsonObject ? Optional.of(inner(name, object.get(name))) : Optional.empty();
    }

    /** The object, or one that has nothing but defaults. */
    ObjectReader partOrDefaults(String name) {
        return part(name).orElseGet(() -> inner(name, new JsonObject()));
    }

    private ObjectReader inner(String name, JsonElement inner) {
        return of(field(name).value().kind().orElseThrow(), inner.getAsJsonObject());
    }

    List<ObjectReader> list(String name) {
        List<ObjectReader> parts = new ArrayList<>();
        if (object.get(name) instanceof JsonArray array) {
            array.forEach(item -> parts.add(inner(name, item)));
        }
        return parts;
    }

    /** The objects of a map, in the document's order. */
    Map<String, ObjectReader> parts(String name) {
        Map<String, ObjectReader> parts = new LinkedHashMap<>();
        if (object.get(name) instanceof JsonObject map) {
            map.entrySet().forEach(entry -> parts.put(entry.getKey(), inner(name, entry.getValue())));
        }
        return parts;
    }
}
