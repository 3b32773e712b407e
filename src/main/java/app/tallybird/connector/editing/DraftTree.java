package app.tallybird.connector.editing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Value;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;

/**
 * A connector document as a tree that can be changed at any place. Keeps the order of properties and everything it does not know, so that a form and
 * the text are two views of one thing. Immutable: each change is a new tree.
 */
public final class DraftTree {

    private static final List<String> ORDER = Format.kind("document").fields().stream().map(Field::name).toList();

    private final JsonObject root;

    private DraftTree(JsonObject root) {
        this.root = root;
    }

    public static DraftTree of(JsonObject root) {
        return new DraftTree(root.deepCopy());
    }

    /** The tree of a text, or empty when it is not one JSON object; what is wrong is said by {@link #findings(String)}. */
    public static Optional<DraftTree> parse(String text) {
        return DocumentReader.tree(text).map(DraftTree::new);
    }

    /** Everything that is wrong with a text, in the order of its lines. */
    public static List<Finding> findings(String text) {
        return DocumentReader.read(text.getBytes(StandardCharsets.UTF_8)).findings();
    }

    /** The document as text. */
    public String text() {
        return JsonPrinter.print(root);
    }

    /** The document, read and checked. */
    public DocumentReader.Read read() {
        return DocumentReader.read(text().getBytes(StandardCharsets.UTF_8));
    }

    public JsonObject json() {
        return root.deepCopy();
    }

    public Optional<JsonElement> at(String pointer) {
        return Pointer.find(root, pointer).map(JsonElement::deepCopy);
    }

    public boolean has(String pointer) {
        return at(pointer).isPresent();
    }

    /** The value as a form shows it; empty when it is absent, an object or a list. */
    public String text(String pointer) {
        return Pointer.find(root, pointer).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).orElse("");
    }

    /** The properties of an object, in their order. */
    public List<String> names(String pointer) {
        return at(pointer).filter(JsonElement::isJsonObject).map(json -> List.copyOf(json.getAsJsonObject().keySet())).orElse(List.of());
    }

    /** How many items a list has. */
    public int size(String pointer) {
        return at(pointer).filter(JsonElement::isJsonArray).map(json -> json.getAsJsonArray().size()).orElse(0);
    }

    /** The texts of a list, or the one text that stands in its place. */
    public List<String> texts(String pointer) {
        return Pointer.texts(root, pointer);
    }

    /** With a value at this place; what is missing on the way there is made. The place behind the last item of a list adds one. */
    public DraftTree with(String pointer, JsonElement value) {
        List<String> steps = Pointer.steps(pointer);
        if (steps.isEmpty()) {
            return value instanceof JsonObject object ? of(object) : this;
        }
        JsonObject copy = root.deepCopy();
        JsonElement at = copy;
        for (int i = 0; i < steps.size() - 1; i++) {
            Optional<JsonElement> next = Pointer.child(at, steps.get(i)).filter(one -> one.isJsonObject() || one.isJsonArray());
            if (next.isEmpty()) {
                boolean list = steps.get(i + 1).equals("-") || isList(copy, Pointer.of(steps.subList(0, i + 1).toArray()));
                JsonElement made = list ? new JsonArray() : whole(steps.get(i), Pointer.child(at, steps.get(i)));
                put(at, steps.get(i), made, i == 0);
                at = made;
            } else {
                at = next.get();
            }
        }
        put(at, steps.getLast(), value.deepCopy(), steps.size() == 1);
        return new DraftTree(copy);
    }

    /** A table that is named where an object may stand, too, becomes such an object. */
    private static JsonObject whole(String step, Optional<JsonElement> before) {
        JsonObject whole = new JsonObject();
        before.filter(json -> step.equals("forEach") && json.isJsonPrimitive()).ifPresent(table -> whole.add("table", table));
        return whole;
    }

    private static boolean isList(JsonObject document, String pointer) {
        return Format.at(document, pointer).filter(place -> !place.item() && place.field().value().many() == Value.Many.LIST).isPresent();
    }

    public DraftTree with(String pointer, String text) {
        return with(pointer, new JsonPrimitive(text));
    }

    /** With the text, or without the property when the text is empty. */
    public DraftTree withOrWithout(String pointer, String text) {
        return text.isEmpty() ? without(pointer) : with(pointer, text);
    }

    private static void put(JsonElement at, String step, JsonElement value, boolean top) {
        if (at instanceof JsonObject object) {
            boolean fresh = !object.has(step);
            object.add(step, value);
            if (fresh && top && ORDER.contains(step)) {
                place(object, step);
            }
        } else if (at instanceof JsonArray array) {
            int place = step.equals("-") ? array.size() : Integer.parseInt(step);
            if (place < array.size()) {
                array.set(place, value);
            } else {
                array.add(value);
            }
        }
    }

    /** Puts a new part of the document where people look for it: before the first part that comes later in the usual order. */
    private static void place(JsonObject object, String step) {
        int rank = ORDER.indexOf(step);
        List<String> names = new ArrayList<>(object.keySet());
        names.remove(step);
        int before = 0;
        for (int i = 0; i < names.size(); i++) {
            int other = ORDER.indexOf(names.get(i));
            before = other >= 0 && other < rank ? i + 1 : before;
        }
        names.add(before, step);
        reorder(object, names);
    }

    private static void reorder(JsonObject object, List<String> names) {
        Map<String, JsonElement> values = new LinkedHashMap<>(object.asMap());
        names.forEach(object::remove);
        names.forEach(name -> object.add(name, values.get(name)));
    }

    /** The tree in which something was done with the value around a place. */
    private DraftTree around(String pointer, Consumer<JsonElement> change) {
        JsonObject copy = root.deepCopy();
        Pointer.find(copy, Pointer.parent(pointer)).filter(parent -> Pointer.child(parent, Pointer.last(pointer)).isPresent())
                .ifPresent(change);
        return new DraftTree(copy);
    }

    /** Without this property or item. */
    public DraftTree without(String pointer) {
        String last = Pointer.last(pointer);
        return around(pointer, parent -> {
            if (parent instanceof JsonObject object) {
                object.remove(last);
            } else {
                parent.getAsJsonArray().remove(Integer.parseInt(last));
            }
        });
    }

    /** Without this property or item, and without the part around it when nothing else is in it. */
    public DraftTree withoutEmpty(String pointer) {
        DraftTree tree = without(pointer);
        String around = Pointer.parent(pointer);
        boolean empty = tree.at(around).map(json -> switch (json) {
            case JsonObject object -> object.isEmpty();
            case JsonArray array -> array.isEmpty();
            default -> false;
        }).orElse(false);
        return empty && !around.isEmpty() ? tree.without(around) : tree;
    }

    /** The property under another name, at the same place; unchanged when the new name is taken. */
    public DraftTree renamed(String pointer, String name) {
        String last = Pointer.last(pointer);
        return around(pointer, parent -> {
            if (parent instanceof JsonObject object && !object.has(name)) {
                List<String> names = new ArrayList<>(object.keySet());
                names.set(names.indexOf(last), name);
                object.add(name, object.get(last));
                reorder(object, names);
                object.remove(last);
            }
        });
    }

    /** The item or property {@code by} places further; unchanged at the ends. */
    public DraftTree moved(String pointer, int by) {
        String last = Pointer.last(pointer);
        return around(pointer, parent -> {
            if (parent instanceof JsonObject object) {
                List<String> names = new ArrayList<>(object.keySet());
                move(names, names.indexOf(last), by);
                reorder(object, names);
            } else {
                move(parent.getAsJsonArray().asList(), Integer.parseInt(last), by);
            }
        });
    }

    private static <T> void move(List<T> list, int from, int by) {
        if (from + by >= 0 && from + by < list.size()) {
            list.add(from + by, list.remove(from));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DraftTree that && root.toString().equals(that.root.toString());
    }

    @Override
    public int hashCode() {
        return root.toString().hashCode();
    }
}
