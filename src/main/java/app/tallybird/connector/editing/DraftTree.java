package app.tallybird.connector.editing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        JsonElement at = root;
        for (String step : Pointer.steps(pointer)) {
            at = child(at, step).orElse(null);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at.deepCopy());
    }

    private static Optional<JsonElement> child(JsonElement at, String step) {
        if (at instanceof JsonObject object) {
            return Optional.ofNullable(object.get(step));
        }
        if (at instanceof JsonArray array && step.matches("\\d{1,6}") && Integer.parseInt(step) < array.size()) {
            return Optional.of(array.get(Integer.parseInt(step)));
        }
        return Optional.empty();
    }

    public boolean has(String pointer) {
        return at(pointer).isPresent();
    }

    /** The value as a form shows it; empty when it is absent, an object or a list. */
    public String text(String pointer) {
        return at(pointer).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).orElse("");
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
        Optional<JsonElement> value = at(pointer);
        if (value.isPresent() && value.get() instanceof JsonArray array) {
            return array.asList().stream().filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).toList();
        }
        return value.filter(JsonElement::isJsonPrimitive).map(one -> List.of(one.getAsString())).orElse(List.of());
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
            Optional<JsonElement> next = child(at, steps.get(i)).filter(one -> one.isJsonObject() || one.isJsonArray());
            if (next.isEmpty()) {
                boolean list = steps.get(i + 1).equals("-") || isList(copy, Pointer.of(steps.subList(0, i + 1).toArray()));
                JsonElement made = list ? new JsonArray() : whole(steps.get(i), child(at, steps.get(i)));
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

    /** Without this property or item. */
    public DraftTree without(String pointer) {
        JsonObject copy = root.deepCopy();
        find(copy, Pointer.parent(pointer)).ifPresent(parent -> {
            String last = Pointer.last(pointer);
            if (parent instanceof JsonObject object) {
                object.remove(last);
            } else if (parent instanceof JsonArray array && last.matches("\\d{1,6}") && Integer.parseInt(last) < array.size()) {
                array.remove(Integer.parseInt(last));
            }
        });
        return new DraftTree(copy);
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
        JsonObject copy = root.deepCopy();
        Optional<JsonElement> parent = find(copy, Pointer.parent(pointer));
        String last = Pointer.last(pointer);
        if (parent.isEmpty() || !(parent.get() instanceof JsonObject object) || !object.has(last) || object.has(name)) {
            return this;
        }
        List<String> names = new ArrayList<>(object.keySet());
        names.set(names.indexOf(last), name);
        object.add(name, object.get(last));
        reorder(object, names);
        object.remove(last);
        return new DraftTree(copy);
    }

    /** The item or property {@code by} places further; unchanged at the ends. */
    public DraftTree moved(String pointer, int by) {
        JsonObject copy = root.deepCopy();
        Optional<JsonElement> parent = find(copy, Pointer.parent(pointer));
        String last = Pointer.last(pointer);
        if (parent.isPresent() && parent.get() instanceof JsonArray array) {
            int from = Integer.parseInt(last);
            int to = from + by;
            if (to < 0 || to >= array.size()) {
                return this;
            }
            JsonElement item = array.get(from);
            array.set(from, array.get(to));
            array.set(to, item);
        } else if (parent.isPresent() && parent.get() instanceof JsonObject object) {
            List<String> names = new ArrayList<>(object.keySet());
            int to = names.indexOf(last) + by;
            if (to < 0 || to >= names.size()) {
                return this;
            }
            names.remove(last);
            names.add(to, last);
            reorder(object, names);
        }
        return new DraftTree(copy);
    }

    private static Optional<JsonElement> find(JsonElement from, String pointer) {
        JsonElement at = from;
        for (String step : Pointer.steps(pointer)) {
            at = child(at, step).orElse(null);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
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
