package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;

/** Whether a table is asked for once, or for each row of another one. Written as short as the document allows: only the name where that is all. */
final class ForEach {

    private ForEach() {
    }

    /** The choice of the other table, in either form of writing, also when that changes while somebody types below. */
    static List<Node> ask(Form form, String each) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", "Once");
        Controls.names(form.draft(), form.place(each)).keySet().forEach(name -> words.put(name, "For each row of " + name));
        if (words.size() == 1 && !form.draft().has(each)) {
            return List.of();
        }
        Node box = form.pick(Form.id(form.draft().has(each + "/table") ? each + "/table" : each), "Ask", words,
                () -> parent(form.draft(), each), chosen -> choose(form.model, Pointer.parent(each), chosen));
        return List.of(form.field("Ask", box, form.wrong(each, each + "/table")));
    }

    /** The other table, or empty. */
    static String parent(DraftTree draft, String each) {
        return draft.text(each).isEmpty() ? draft.text(each + "/table") : draft.text(each);
    }

    /** Another table whose rows it is asked for, or none. */
    static void choose(BuilderModel model, String at, String parent) {
        String each = at + "/forEach";
        model.edit(draft -> parent.isEmpty()
                ? draft.without(each).without(at + "/ifParentFails")
                : draft.with(draft.at(each).filter(JsonElement::isJsonObject).isPresent() ? each + "/table" : each, parent));
    }

    /** What was changed, with only the name where nothing else is said any more. */
    static DraftTree shortest(DraftTree before, DraftTree now) {
        DraftTree tree = now;
        for (String table : now.names("/tables")) {
            String each = Pointer.of("tables", table, "forEach");
            boolean changed = now.names(each).equals(List.of("table")) && !now.at(each).equals(before.at(each));
            tree = changed ? tree.with(each, now.text(each + "/table")) : tree;
        }
        return tree;
    }

    /** The document where each is written with room for more than the name. */
    static JsonObject whole(JsonObject document) {
        if (document.get("tables") instanceof JsonObject tables) {
            tables.asMap().values().forEach(table -> {
                if (table instanceof JsonObject object && object.has("forEach") && object.get("forEach").isJsonPrimitive()) {
                    JsonObject whole = new JsonObject();
                    whole.add("table", object.get("forEach"));
                    object.add("forEach", whole);
                }
            });
        }
        return document;
    }
}
