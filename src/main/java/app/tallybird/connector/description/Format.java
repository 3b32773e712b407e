package app.tallybird.connector.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** All kinds of objects of the connector format, as {@code connectors/fields.txt} describes them, and those of contracts ({@code contract.txt}). */
public final class Format {

    private static final Map<String, Kind> KINDS = FieldsFile.read("fields.txt");
    private static final Map<String, Kind> OF_CONTRACTS = FieldsFile.read("contract.txt");

    /** The whole document as if it were a property. */
    static final Field DOCUMENT = whole("document");
    /** The same of a contract. */
    static final Field CONTRACT = whole("contract");

    private Format() {
    }

    private static Field whole(String kind) {
        return new Field(kind, new Value(Sort.OBJECT, Value.Many.ONE, Optional.of(kind), Value.Range.ANY, Optional.empty(), List.of()), "",
                true, Map.of(), new Field.Form("", "", ""));
    }

    /** The kinds in the order of the file, the document first. */
    public static List<Kind> kinds() {
        return List.copyOf(KINDS.values());
    }

    public static Kind kind(String name) {
        Kind kind = KINDS.getOrDefault(name, OF_CONTRACTS.get(name));
        if (kind == null) {
            throw new IllegalArgumentException("the format has no kind " + name);
        }
        return kind;
    }

    /**
     * What stands at a pointer, or would stand there: the value is JSON null where nothing is yet. Empty where the format has no place of this name.
     */
    public static Optional<Place> at(JsonElement document, String pointer) {
        Optional<Place> place = Optional.of(Walk.root(document));
        for (String step : Pointer.steps(pointer)) {
            place = place.flatMap(around -> inside(around, step));
        }
        return place;
    }

    private static Optional<Place> inside(Place around, String step) {
        JsonElement found = Pointer.child(around.value(), step).orElse(JsonNull.INSTANCE);
        boolean holds = around.item()
                ? around.sort() == Sort.JSON
                : around.field().value().many() != Value.Many.ONE || around.sort() == Sort.JSON;
        if (!Walk.isObject(around.field(), around.item()) && holds) {
            return Optional.of(Walk.place(around, step, around.field(), true, found));
        }
        JsonObject object = around.value() instanceof JsonObject there ? there : new JsonObject();
        return around.field().value().kind().map(Format::kind).flatMap(kind -> kind.field(step, object).or(() -> kind.named(step)))
                .map(field -> Walk.place(around, step, field, false, found));
    }
}
