package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.editing.DraftTree;

/** What a person typed, put into the document as the sort of value that belongs there. A place that already shows that text stays as it is. */
final class TypedValue {

    /** Where an empty text means something else than none. */
    private static final Set<String> STAYS = Set.of("column.from", "column.value", "column.otherwise", "option.then", "replace.regex",
            "replace.with", "choice.value", "choice.label", "service.nameFrom", "auth.password", "condition.field");

    private TypedValue() {
    }

    /** Whether an emptied text stays: that of an item always, another one only where it means something. */
    static boolean stays(Place place) {
        return place.item() || STAYS.contains(Controls.name(place));
    }

    /** The document with a text at a place; an empty one takes the property away, and a part around it that says nothing more. */
    static DraftTree at(DraftTree draft, Optional<Place> place, String pointer, String text) {
        boolean stays = place.filter(TypedValue::stays).isPresent();
        if (draft.text(pointer).equals(text) && (draft.has(pointer) || !stays)) {
            return draft;
        }
        if (text.isEmpty() && !stays) {
            return place.flatMap(Place::holder).filter(TypedValue::isLoose).isPresent()
                    ? draft.withoutEmpty(pointer)
                    : draft.without(pointer);
        }
        return draft.with(pointer, place.map(one -> value(draft, one, text)).orElseGet(() -> new JsonPrimitive(text)));
    }

    /** Whether an object is only there for what it holds. */
    private static boolean isLoose(Place object) {
        return object.around() != null && !object.item() && object.field().form().label().isEmpty() && !Controls.mustStand(object)
                && object.holder().orElseThrow().kind().orElseThrow().firstOf().stream().noneMatch(way -> way.word().equals(object.name()));
    }

    /** A number or a truth when it is one; where any value may stand, it stays what it was when it still can. */
    private static JsonPrimitive value(DraftTree draft, Place place, String text) {
        Optional<JsonPrimitive> was = draft.at(place.pointer()).filter(JsonPrimitive.class::isInstance).map(JsonPrimitive.class::cast);
        boolean number = switch (place.sort()) {
            case WHOLE, NUMBER -> true;
            case VALUE, COMPARED -> was.filter(JsonPrimitive::isNumber).isPresent();
            default -> false;
        };
        boolean truth = switch (place.sort()) {
            case FLAG -> true;
            case VALUE, COMPARED -> was.filter(JsonPrimitive::isBoolean).isPresent();
            default -> false;
        };
        if (number && text.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            return new JsonPrimitive(new BigDecimal(text));
        }
        return truth && (text.equals("true") || text.equals("false")) ? new JsonPrimitive(Boolean.valueOf(text)) : new JsonPrimitive(text);
    }
}
