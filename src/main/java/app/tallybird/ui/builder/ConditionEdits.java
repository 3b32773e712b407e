package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Value;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.LocalFormat;

/** Changes of conditions in the document. Groups are nested as deep as the reader takes them. */
final class ConditionEdits {

    private static final Kind KIND = Format.kind("condition");
    private static final List<String> NO_COMPARISON = List.of("matchCase", "mayBeMissing");
    static final Map<String, String> GROUPS = labels(field -> !field.mayStand(Set.of("field")));
    /** What a comparison may say besides. */
    static final Map<String, String> MARKS = labels(field -> NO_COMPARISON.contains(field.name()));
    static final Map<String, String> OPERATORS = labels(
            field -> field.mayStand(Set.of("field")) && !field.name().equals("field") && !NO_COMPARISON.contains(field.name()));

    private static Map<String, String> labels(Predicate<Field> which) {
        Map<String, String> labels = new LinkedHashMap<>();
        KIND.fields().stream().filter(which).forEach(field -> labels.put(field.name(), field.form().label()));
        return labels;
    }

    private ConditionEdits() {
    }

    /** A condition that says nothing yet. */
    static JsonObject fresh() {
        JsonObject fresh = new JsonObject();
        fresh.addProperty("field", "");
        fresh.addProperty("is", "");
        return fresh;
    }

    /** Adds a group with one empty condition. */
    static void addGroup(BuilderModel model, String list) {
        model.edit(draft -> draft.with(list + "/-", group("any", fresh())));
    }

    private static JsonObject group(String kind, JsonElement inner) {
        JsonArray list = new JsonArray();
        list.add(inner);
        JsonObject group = new JsonObject();
        group.add(kind, list);
        return group;
    }

    /** Takes a condition away; a group that had only this one goes with it, and an empty list, too. */
    static void remove(BuilderModel model, String list, int place) {
        model.edit(draft -> without(draft, list, place));
    }

    private static DraftTree without(DraftTree draft, String list, int place) {
        if (draft.size(list) > 1) {
            return draft.without(list + "/" + place);
        }
        String holder = Pointer.parent(list);
        boolean inGroup = GROUPS.containsKey(Pointer.last(list)) && draft.size(Pointer.parent(holder)) > 0;
        return inGroup ? without(draft, Pointer.parent(holder), Integer.parseInt(Pointer.last(holder))) : draft.without(list);
    }

    /** The kind of a group, or empty for a condition on a field. */
    static String group(JsonElement json) {
        return json instanceof JsonObject object ? GROUPS.keySet().stream().filter(object::has).findFirst().orElse("") : "";
    }

    /** Puts a condition into a group of its own. */
    static void wrap(BuilderModel model, String at, String kind) {
        model.edit(draft -> draft.at(at).map(inner -> draft.with(at, group(kind, inner))).orElse(draft));
    }

    /** Another kind of group around the same conditions. */
    static void kind(BuilderModel model, String at, String kind) {
        model.edit(draft -> draft.renamed(at + "/" + group(draft.at(at).orElse(new JsonObject())), kind));
    }

    /** Whether the group holds nothing but conditions, so that nothing is lost when it goes. */
    static boolean isPlainGroup(JsonElement json) {
        return !group(json).isEmpty() && json.getAsJsonObject().size() == 1;
    }

    /** Puts the conditions of a group in its place. */
    static void unwrap(BuilderModel model, String list, int place) {
        model.edit(draft -> {
            JsonElement json = draft.at(list + "/" + place).orElse(new JsonObject());
            if (!isPlainGroup(json)) {
                return draft;
            }
            JsonArray all = new JsonArray();
            List<JsonElement> before = draft.at(list).orElseThrow().getAsJsonArray().asList();
            all.asList().addAll(before.subList(0, place));
            all.addAll(json.getAsJsonObject().getAsJsonArray(group(json)));
            all.asList().addAll(before.subList(place + 1, before.size()));
            return draft.with(list, all);
        });
    }

    /** The comparisons of a condition, in its order. */
    static List<String> operators(JsonElement json) {
        return json instanceof JsonObject object ? object.keySet().stream().filter(OPERATORS::containsKey).toList() : List.of();
    }

    /** Another comparison in the place of one, with its value as far as that fits. */
    static void operator(BuilderModel model, String at, String before, String now) {
        JsonElement value = model.draft.get().at(at + "/" + before).orElse(new JsonPrimitive(""));
        if (value instanceof JsonArray list && list.size() > 1 && !isList(now)) {
            model.said.set("Only the first of " + LocalFormat.count(list.size(), "value") + " stays. Undo brings the others back.");
        }
        model.edit(draft -> draft.with(at + "/" + before, fitting(now, value)).renamed(at + "/" + before, now));
    }

    private static Value value(String operator) {
        return KIND.named(operator).orElseThrow().value();
    }

    static boolean isList(String operator) {
        return value(operator).many() == Value.Many.LIST;
    }

    static boolean isYesNo(String operator) {
        return value(operator).sort() == Sort.FLAG;
    }

    /** Whether the comparison looks at values of any kind. */
    static boolean isTyped(String operator) {
        return value(operator).sort() == Sort.COMPARED;
    }

    private static boolean isNumber(String operator) {
        return value(operator).sort() == Sort.NUMBER || value(operator).sort() == Sort.WHOLE;
    }

    /** The value for another comparison. */
    private static JsonElement fitting(String operator, JsonElement value) {
        if (isYesNo(operator)) {
            return value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean() ? value : new JsonPrimitive(true);
        }
        if (value instanceof JsonArray list) {
            return isList(operator) ? list : list.isEmpty() ? new JsonPrimitive("") : fitting(operator, list.get(0));
        }
        if (isList(operator)) {
            JsonArray list = new JsonArray();
            if (value.isJsonPrimitive() && !value.getAsString().isBlank()) {
                list.add(value);
            }
            return list;
        }
        String text = value.isJsonPrimitive() ? value.getAsString() : "";
        return isTyped(operator) && value.isJsonPrimitive() ? value : read(operator, text, ValueKind.TEXT);
    }

    /** A text that was typed for a comparison; {@code kind} counts where the comparison takes any. */
    static JsonPrimitive read(String operator, String text, ValueKind kind) {
        return (isNumber(operator) ? ValueKind.NUMBER : isTyped(operator) ? kind : ValueKind.TEXT).read(text);
    }

    /** Compares the same field in another way, too. */
    static void addOperator(BuilderModel model, String at) {
        model.edit(draft -> {
            List<String> used = operators(draft.at(at).orElse(new JsonObject()));
            boolean from = used.contains("moreThan") || used.contains("atLeast");
            List<String> free = new ArrayList<>(OPERATORS.keySet());
            if (from) {
                free.addFirst("atMost");
            }
            free.removeAll(used);
            return free.isEmpty() ? draft : draft.with(at + "/" + free.getFirst(), fitting(free.getFirst(), new JsonPrimitive("")));
        });
    }

    /** Values of a comparison as another kind, as far as they can be read as that. */
    static void as(BuilderModel model, String at, ValueKind kind) {
        model.edit(draft -> {
            DraftTree tree = draft;
            for (String operator : operators(draft.at(at).orElse(new JsonObject()))) {
                JsonElement value = draft.at(at + "/" + operator).orElseThrow();
                if (isTyped(operator)) {
                    tree = tree.with(at + "/" + operator, as(value, kind));
                }
            }
            return tree;
        });
    }

    private static JsonElement as(JsonElement value, ValueKind kind) {
        if (value instanceof JsonArray list) {
            JsonArray all = new JsonArray();
            list.forEach(one -> all.add(as(one, kind)));
            return all;
        }
        return value.isJsonPrimitive() ? kind.read(value.getAsString()) : value;
    }
}
