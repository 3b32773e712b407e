package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * An answer with one field damaged.
 *
 * @param field its name
 */
record FieldDamage(String name, String field, Kind kind, JsonElement body) {

    /** What was done to it. */
    enum Kind {
        /** The field is gone or empty now, in all rows or in one. */
        REMOVED,
        /** In one row it is null. */
        NULL,
        /** A number is below zero, which a number that names something may be. */
        BELOW_ZERO,
        /** Where a number was there is a sentence. */
        SENTENCE,
        CHANGED
    }

    private static final int BELOW_ZERO = -7;

    /** Every damage of every referenced field at any depth; {@code mapped} are those with a list of known values. */
    static List<FieldDamage> of(JsonElement body, Set<String> referenced, Set<String> mapped) {
        List<FieldDamage> all = new ArrayList<>();
        AnswerFields.of(body).fields().forEach((shape, ways) -> {
            String field = String.valueOf(ways.getFirst().getLast());
            if (referenced.contains(field)) {
                new Damages(body, shape, field, ways, all).add(mapped.contains(field));
            }
        });
        return all;
    }

    private record Damages(JsonElement body, String shape, String field, List<List<Object>> ways, List<FieldDamage> all) {

        void add(boolean mapped) {
            removed(" renamed in all rows", ways, AnswerFields.Spot::rename);
            if (ways.size() > 1) {
                removed(" renamed in one row", first(ways), AnswerFields.Spot::rename);
                removed(" missing in the last row", List.of(ways.getLast()), AnswerFields.Spot::remove);
            }
            damaged(" null in one row", Kind.NULL, first(ways), spot -> spot.set(JsonNull.INSTANCE));
            removed(" an object in one row", first(ways), spot -> spot.set(new JsonObject()));
            List<List<Object>> numbers = values(true);
            if (!numbers.isEmpty()) {
                damaged(" below zero", Kind.BELOW_ZERO, first(numbers), spot -> spot.set(new JsonPrimitive(BELOW_ZERO)));
                damaged(" a sentence", Kind.SENTENCE, first(numbers), spot -> spot.set(new JsonPrimitive("12 users")));
                changed(" as text", numbers, spot -> spot.set(new JsonPrimitive(spot.value().getAsString())));
            }
            List<List<Object>> truths = ways.stream()
                    .filter(way -> AnswerFields.at(body, way) instanceof JsonPrimitive value && value.isBoolean()).toList();
            if (!truths.isEmpty()) {
                changed(" neither true nor false", first(truths), spot -> spot.set(new JsonPrimitive("unknown")));
            }
            List<List<Object>> texts = values(false);
            if (!texts.isEmpty()) {
                if (mapped) {
                    changed(" of a new kind", first(texts), spot -> spot.set(new JsonPrimitive("NEVER_SEEN_BEFORE")));
                }
                addresses(texts);
            }
        }

        private void addresses(List<List<Object>> texts) {
            List<List<Object>> addresses = texts.stream().filter(way -> AnswerFields.at(body, way).getAsString().startsWith("https://"))
                    .toList();
            if (!addresses.isEmpty()) {
                changed(" on another host", addresses, spot -> spot
                        .set(new JsonPrimitive(spot.value().getAsString().replaceFirst("https://[^/]+", "https://elsewhere.example"))));
            }
        }

        private List<List<Object>> values(boolean numbers) {
            return ways.stream().filter(
                    way -> AnswerFields.at(body, way) instanceof JsonPrimitive value && (numbers ? value.isNumber() : value.isString()))
                    .toList();
        }

        private static List<List<Object>> first(List<List<Object>> ways) {
            return List.of(ways.getFirst());
        }

        private void removed(String words, List<List<Object>> where, Consumer<AnswerFields.Spot> change) {
            damaged(words, Kind.REMOVED, where, change);
        }

        private void changed(String words, List<List<Object>> where, Consumer<AnswerFields.Spot> change) {
            damaged(words, Kind.CHANGED, where, change);
        }

        private void damaged(String words, Kind kind, List<List<Object>> where, Consumer<AnswerFields.Spot> change) {
            all.add(new FieldDamage(shape + words, field, kind, AnswerFields.changed(body, where, change)));
        }
    }
}
