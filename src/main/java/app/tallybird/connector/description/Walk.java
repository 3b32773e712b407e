package app.tallybird.connector.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Goes through a document once. Never fails: what does not fit is told as it is, and what is not known has the sort {@link Sort#UNKNOWN}. */
public final class Walk {

    private final List<Place> places = new ArrayList<>();

    private Walk() {
    }

    /** Every value, in the order of the document, each before what it holds. */
    public static List<Place> of(JsonElement document) {
        Walk walk = new Walk();
        walk.visit(root(document));
        return walk.places;
    }

    /** Every value of a contract. */
    public static List<Place> ofContract(JsonElement contract) {
        Walk walk = new Walk();
        walk.visit(place(null, "", Format.CONTRACT, false, contract));
        return walk.places;
    }

    static Place root(JsonElement document) {
        return place(null, "", Format.DOCUMENT, false, document);
    }

    static Place place(@Nullable Place around, String step, Field field, boolean item, JsonElement json) {
        boolean object = isObject(field, item) && (json.isJsonObject() || json.isJsonNull());
        String pointer = around == null ? "" : around.pointer() + Pointer.of(step);
        return new Place(around, pointer, field, item, json, object ? field.value().kind().map(Format::kind) : Optional.empty());
    }

    private void visit(Place place) {
        places.add(place);
        Field field = place.field();
        boolean holds = !isObject(field, place.item());
        if (place.value() instanceof JsonObject object) {
            Map<String, Field> known = place.kind().map(kind -> kind.inside(object)).orElse(Map.of());
            object.entrySet().forEach(entry -> {
                if (place.kind().isPresent()) {
                    visit(place(place, entry.getKey(), known.getOrDefault(entry.getKey(), Field.UNKNOWN), false, entry.getValue()));
                } else if (holds) {
                    visit(place(place, entry.getKey(), field, true, entry.getValue()));
                }
            });
        } else if (place.value() instanceof JsonArray array && holds) {
            for (int i = 0; i < array.size(); i++) {
                visit(place(place, String.valueOf(i), field, true, array.get(i)));
            }
        }
    }

    /** Whether the value, not what it holds, is an object of a kind, or may be. */
    static boolean isObject(Field field, boolean item) {
        return field.value().kind().isPresent() && (item || field.value().many() == Value.Many.ONE);
    }
}
