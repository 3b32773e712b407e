package app.tallybird.connector.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * One kind of object of the format.
 *
 * @param help what such an object is
 * @param fields its properties; one that is something else in another variant is there several times
 * @param by the properties whose words decide which others may stand
 * @param firstOf the properties of which the first that is there decides, or the very first, with a label for each way
 */
public record Kind(String name, String help, List<Field> fields, List<String> by, List<Word> firstOf, List<Rule> rules) {

    /** What may stand with which variants, worked out once for each. */
    private static final Map<String, Map<Set<String>, Map<String, Field>>> KNOWN = new ConcurrentHashMap<>();

    public Kind {
        fields = List.copyOf(fields);
        by = List.copyOf(by);
        firstOf = List.copyOf(firstOf);
        rules = List.copyOf(rules);
    }

    /** What decides which properties may stand in this object. */
    public Set<String> variants(JsonObject object) {
        Set<String> variants = new LinkedHashSet<>();
        if (!firstOf.isEmpty()) {
            variants.add(firstOf.stream().map(Word::word).filter(object::has).findFirst().orElse(firstOf.getFirst().word()));
        }
        for (String name : by) {
            JsonElement word = object.get(name);
            Optional<String> otherwise = named(name).flatMap(field -> field.value().otherwise());
            if (word != null && word.isJsonPrimitive()) {
                variants.add(word.getAsString());
            } else {
                otherwise.ifPresent(variants::add);
            }
        }
        return variants;
    }

    /** The properties that may stand in this object. */
    public List<Field> fields(JsonObject object) {
        return List.copyOf(inside(object).values());
    }

    /** The property of this name in this object. */
    public Optional<Field> field(String name, JsonObject object) {
        return Optional.ofNullable(inside(object).get(name));
    }

    /** The same, by their names. */
    public Map<String, Field> inside(JsonObject object) {
        return KNOWN.computeIfAbsent(name, none -> new ConcurrentHashMap<>()).computeIfAbsent(variants(object), variants -> {
            Map<String, Field> byName = new LinkedHashMap<>();
            fields.stream().filter(field -> field.mayStand(variants)).forEach(field -> byName.putIfAbsent(field.name(), field));
            return Collections.unmodifiableMap(byName);
        });
    }

    /** The property of this name in whatever variant. */
    public Optional<Field> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
