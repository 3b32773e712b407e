package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;

/** What a person typed, put into the document as the kind of value that belongs there. A place that already shows that text stays as it is. */
final class TypedValue {

    /** Parts that mean nothing when they are empty. */
    private static final List<String> OPTIONAL_PARTS = List.of("/rate", "/retry", "/limits");

    private TypedValue() {
    }

    /** An empty text takes the property away. */
    static DraftTree text(DraftTree draft, String pointer, String text) {
        return put(draft, pointer, text, new JsonPrimitive(text));
    }

    /** An empty text stays, as for the value of a parameter. */
    static DraftTree always(DraftTree draft, String pointer, String text) {
        return draft.has(pointer) && draft.text(pointer).equals(text) ? draft : draft.with(pointer, text);
    }

    /** A number when it is one. */
    static DraftTree number(DraftTree draft, String pointer, String text) {
        return put(draft, pointer, text,
                text.matches("-?\\d{1,15}(\\.\\d{1,9})?") ? new JsonPrimitive(new BigDecimal(text)) : new JsonPrimitive(text));
    }

    static DraftTree flag(DraftTree draft, String pointer, boolean value) {
        return put(draft, pointer, value ? "true" : "", new JsonPrimitive(value));
    }

    /** A number, a truth or a text: what it was when it still can be. */
    static DraftTree like(DraftTree draft, String pointer, String text) {
        Optional<JsonPrimitive> was = draft.at(pointer).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsJsonPrimitive);
        if (was.filter(JsonPrimitive::isNumber).isPresent()) {
            return number(draft, pointer, text);
        }
        boolean truth = was.filter(JsonPrimitive::isBoolean).isPresent() && (text.equals("true") || text.equals("false"));
        return put(draft, pointer, text, truth ? new JsonPrimitive(Boolean.valueOf(text)) : new JsonPrimitive(text));
    }

    private static DraftTree put(DraftTree draft, String pointer, String text, JsonElement json) {
        if (draft.text(pointer).equals(text)) {
            return draft;
        }
        return text.isEmpty() ? cleared(draft, pointer) : draft.with(pointer, json);
    }

    private static DraftTree cleared(DraftTree draft, String pointer) {
        boolean optional = OPTIONAL_PARTS.stream().anyMatch(Pointer.parent(pointer)::endsWith);
        return optional ? draft.withoutEmpty(pointer) : draft.without(pointer);
    }
}
