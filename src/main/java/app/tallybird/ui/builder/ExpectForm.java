package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

import com.google.gson.JsonObject;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** How many rows the vendor itself says there are, and what happens when other ones were read. */
final class ExpectForm {

    private ExpectForm() {
    }

    static List<Node> content(BuilderModel model, Form form, String at, String table) {
        String expect = at + "/expect";
        DraftTree draft = model.draft().get();
        if (!draft.has(expect)) {
            return List.of(Widgets
                    .row(Widgets.button(Form.id(expect) + "-add", "Compare with the vendor's own figure…", () -> add(model, at), "small")));
        }
        Map<String, String> places = new LinkedHashMap<>();
        places.put("", "The answer itself");
        model.tables().stream().filter(name -> !name.equals(table)).forEach(name -> places.put(name, "Rows of " + name));
        List<Node> nodes = new ArrayList<>(List.of(
                Widgets.row(Widgets.label("The vendor's own figure", "strong"), Widgets.spring(),
                        ConditionsForm.remove(expect, "\"the vendor's own figure\"", () -> model.edit(now -> now.without(expect)))),
                form.choice("Said by", expect + "/table", places, true),
                form.path("how many rows there are, in", expect + "/says", "total")));
        String other = draft.text(expect + "/table");
        if (other.isEmpty()) {
            nodes.add(form.text("or in the header", expect + "/header", "X-Total-Count"));
        } else {
            Form others = form.over(() -> SeenValues.fields(model, other));
            nodes.add(Form.beside(others.path("Its row with", expect + "/id", "id"),
                    form.path("counts the rows with that", expect + "/by", "customerId")));
        }
        nodes.add(ConditionsForm.editor(model, form, "It counts only rows where", expect + "/where"));
        nodes.add(form.check("A difference waits for a person", expect + "/strict"));
        nodes.add(form.check("The figure may be missing", expect + "/mayBeMissing"));
        nodes.add(form.wrong(expect));
        return nodes;
    }

    /** Where the figure stands is still to be said. */
    static void add(BuilderModel model, String at) {
        JsonObject expect = new JsonObject();
        expect.addProperty("says", "");
        model.edit(draft -> draft.with(at + "/expect", expect));
    }
}
