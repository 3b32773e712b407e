package app.tallybird.connector.description;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Set<String> variants = variants(object);
        return fields.stream().filter(field -> field.mayStand(variants)).toList();
    }

    /** The property of this name in this object. */
    public Optional<Field> field(String name, JsonObject object) {
        Set<String> variants = variants(object);
        return fields.stream().filter(field -> field.name().equals(name) && field.mayStand(variants)).findFirst();
    }

    /** The property of this name in whatever variant. */
    public Optional<Field> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
