package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.ui.control.Widgets;

/** What is made of the fetched rows: merged, expanded, and only the newest kept. */
final class TableShape {

    private TableShape() {
    }

    static List<Node> content(BuilderModel model, Form form, String at) {
        List<Node> nodes = new ArrayList<>(
                List.of(form.path("A list of small objects in each row becomes one object", at + "/merge", "settings"),
                        form.path("A list inside each row becomes the rows", at + "/expand", "items")));
        String latest = at + "/latest";
        if (model.draft().get().has(latest)) {
            nodes.add(Widgets.row(Widgets.label("Only the newest rows stay", "strong"), Widgets.spring(),
                    ConditionsForm.remove(latest, "\"only the newest rows stay\"", () -> model.edit(draft -> draft.without(latest)))));
            nodes.add(Items.paths(model, form, "of those that are alike in", latest + "/per", false));
            nodes.add(form.path("by the date in", latest + "/by", "date"));
            nodes.add(form.wrong(latest));
        } else {
            nodes.add(
                    Widgets.row(Widgets.button(Form.id(latest) + "-add", "Keep only the newest rows…", () -> latest(model, at), "small")));
        }
        return nodes;
    }

    /** Of rows that are alike only the newest stay; which ones is still to be said. */
    static void latest(BuilderModel model, String at) {
        JsonArray per = new JsonArray();
        per.add("");
        JsonObject latest = new JsonObject();
        latest.add("per", per);
        latest.addProperty("by", "");
        model.edit(draft -> draft.with(at + "/latest", latest));
    }
}
