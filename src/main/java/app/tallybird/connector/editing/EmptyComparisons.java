package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;

/**
 * Finds conditions that a person has not finished: a field compared with an empty text keeps no row, or every one, and the counts made of it would
 * pass for right ones. The format allows it, so only the builder complains; "is blank" says what such a condition may have meant.
 */
public final class EmptyComparisons {

    private static final Set<String> WITH_TEXT = Set.of("is", "isNot", "contains", "startsWith", "endsWith", "matches");

    private EmptyComparisons() {
    }

    /** What is wrong with them, at their lines of {@code text}. */
    public static List<Finding> findings(DraftTree tree, String text) {
        List<String> places = new ArrayList<>();
        walk("", tree.json(), places);
        return places.stream().map(place -> new Finding("C232", place, DocumentReader.place(text, place), "nothing is compared with here",
                "choose a value, or compare with \"is blank\"")).toList();
    }

    private static void walk(String pointer, JsonElement json, List<String> places) {
        if (json instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                walk(pointer + "/" + i, array.get(i), places);
            }
        } else if (json instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                String here = pointer + Pointer.of(entry.getKey());
                if (object.get("field") instanceof JsonPrimitive && WITH_TEXT.contains(entry.getKey()) && isEmpty(entry.getValue())) {
                    places.add(here);
                }
                walk(here, entry.getValue(), places);
            }
        }
    }

    private static boolean isEmpty(JsonElement value) {
        return value instanceof JsonPrimitive text && text.isString() && text.getAsString().isEmpty();
    }
}
