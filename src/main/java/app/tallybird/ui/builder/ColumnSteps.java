package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** What is done with the value of a computed field, from top to bottom as it runs. */
final class ColumnSteps {

    private static final List<String> STEPS = List.of("trim", "case", "replace", "map", "otherwise", "mayBeMissing");
    private static final Map<String, String> CASES = new LinkedHashMap<>();

    static {
        CASES.put("", "As they are");
        CASES.put("lower", "All small");
        CASES.put("upper", "All capital");
    }

    private ColumnSteps() {
    }

    static Node content(BuilderModel model, Form form, String at) {
        List<String> used = model.draft().get().names(at).stream().filter(STEPS::contains).toList();
        VBox box = new VBox(10, form.check("1. Trim blanks at both ends", at + "/trim"),
                form.choice("2. Letters", at + "/case", CASES, false), replacements(model, form, at + "/replace"),
                form.pairs("4. Translate values", at + "/map", "+ Value", "value", "becomes"), Unmapped.of(model, form, at + "/map"),
                otherwise(model, form, at), form.check("The field may be missing in every row", at + "/mayBeMissing"));
        TitledPane pane = new TitledPane(title(model.draft().get(), at), box);
        pane.setId(Form.id(at) + "-steps");
        pane.setExpanded(!used.isEmpty());
        form.watch(model.draft(), () -> pane.setText(title(model.draft().get(), at)));
        return pane;
    }

    /** The steps that are taken, in their order. */
    static String title(DraftTree draft, String at) {
        StringBuilder words = new StringBuilder();
        add(words, draft.text(at + "/trim").equals("true"), "trim");
        add(words, draft.has(at + "/case"), draft.text(at + "/case").equals("upper") ? "capital letters" : "small letters");
        add(words, draft.size(at + "/replace") > 0, "replace");
        add(words, !draft.names(at + "/map").isEmpty(), "translate");
        add(words, draft.has(at + "/otherwise"), "otherwise");
        return words.isEmpty() ? "Then: nothing more" : "Then: " + words;
    }

    private static void add(StringBuilder words, boolean used, String step) {
        if (used) {
            words.append(words.isEmpty() ? "" : ", ").append(step);
        }
    }

    private static Node replacements(BuilderModel model, Form form, String at) {
        VBox box = new VBox(6);
        for (int i = 0; i < model.draft().get().size(at); i++) {
            String one = at + "/" + i;
            String name = "replacement " + (i + 1);
            var regex = form.input("Expression of " + name, one + "/regex", "expression (RE2)");
            regex.getStyleClass().add("code");
            var with = form.input("What " + name + " puts there", one + "/with", "nothing");
            with.getStyleClass().add("code");
            regex.setPrefWidth(100);
            with.setPrefWidth(60);
            HBox row = new HBox(6, regex, Widgets.label("→"), with,
                    Widgets.button(Form.id(one) + "-up", "Up", () -> model.edit(draft -> draft.moved(one, -1)), "small"),
                    ConditionsForm.remove(one, name, () -> remove(model, at, one)));
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            box.getChildren().addAll(row, form.wrong(one, one + "/regex", one + "/with"));
        }
        box.getChildren().add(Widgets.row(Widgets.button(Form.id(at) + "-add", "+ Replacement", () -> add(model, at), "small")));
        return form.field("3. Replace, one after the other", box, at);
    }

    /** Adds a replacement that says nothing yet. */
    static void add(BuilderModel model, String at) {
        JsonObject fresh = new JsonObject();
        fresh.addProperty("regex", "");
        fresh.addProperty("with", "");
        model.edit(draft -> draft.with(at + "/-", fresh));
    }

    /** Takes a replacement away; the last one takes the list along. */
    static void remove(BuilderModel model, String at, String one) {
        model.edit(draft -> draft.size(at) == 1 ? draft.without(at) : draft.without(one));
    }

    private static Node otherwise(BuilderModel model, Form form, String at) {
        String place = at + "/otherwise";
        boolean used = model.draft().get().has(place);
        CheckBox box = new CheckBox(
                "5. Otherwise (nothing there" + (model.draft().get().at(at + "/map").filter(JsonElement::isJsonObject).isPresent()
                        ? ", or not among those values)"
                        : ")"));
        box.setId(Form.id(place) + "-use");
        box.setSelected(used);
        box.setOnAction(event -> model.edit(draft -> box.isSelected() ? draft.with(place, "") : draft.without(place)));
        return used ? new VBox(4, box, form.input("Otherwise", place, "an empty text"), form.wrong(place)) : box;
    }
}
