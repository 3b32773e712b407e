package app.tallybird.ui.builder;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Widgets;

/** Conditions as rows; those made of others are boxes around their rows, to any depth. */
final class ConditionsForm {

    private ConditionsForm() {
    }

    /** The list at {@code pointer}. */
    static Node editor(BuilderModel model, Form form, String label, String pointer) {
        VBox box = new VBox(10, Widgets.label(label, "field-label"));
        box.getStyleClass().add("field");
        rows(model, form, box, pointer, "condition ");
        return box;
    }

    /** Adds an empty condition. */
    static void add(BuilderModel model, String pointer) {
        model.edit(draft -> draft.with(pointer + "/-", ConditionEdits.fresh()));
    }

    private static void rows(BuilderModel model, Form form, VBox box, String pointer, String name) {
        for (int i = 0; i < model.draft().get().size(pointer); i++) {
            box.getChildren().add(one(model, form, pointer, i, name + (i + 1)));
        }
        box.getChildren().addAll(form.wrong(pointer), Widgets.row(
                Widgets.button(Form.id(pointer) + "-add", "+ Condition", () -> add(model, pointer), "small"),
                Widgets.button(Form.id(pointer) + "-add-group", "+ Group", () -> ConditionEdits.addGroup(model, pointer), "small")));
    }

    private static Node one(BuilderModel model, Form form, String list, int place, String name) {
        JsonElement json = model.draft().get().at(list + "/" + place).orElseThrow();
        if (!json.isJsonObject()) {
            HBox shown = new HBox(6, Widgets.text(json.toString(), "code"), Widgets.spring(),
                    remove(list + "/" + place, name, () -> ConditionEdits.remove(model, list, place)));
            shown.setAlignment(Pos.CENTER_LEFT);
            return new VBox(4, shown, form.wrong(list + "/" + place));
        }
        String group = ConditionEdits.group(json);
        return group.isEmpty() ? ConditionRow.of(model, form, list, place, name) : group(model, form, list, place, name);
    }

    private static Node group(BuilderModel model, Form form, String list, int place, String name) {
        String at = list + "/" + place;
        JsonElement json = model.draft().get().at(at).orElseThrow();
        String group = ConditionEdits.group(json);
        ComboBox<String> kind = Form.box(ConditionEdits.GROUPS);
        kind.setId(Form.id(at) + "-kind");
        kind.setAccessibleText("Kind of group " + name);
        kind.setValue(group);
        OnChoice.act(kind, () -> {
            String chosen = String.valueOf(kind.getValue());
            if (ConditionEdits.GROUPS.containsKey(chosen) && !chosen.equals(group)) {
                ConditionEdits.kind(model, at, chosen);
            }
        });
        HBox head = new HBox(6, kind);
        HBox.setHgrow(kind, javafx.scene.layout.Priority.ALWAYS);
        if (ConditionEdits.isPlainGroup(json)) {
            MenuButton menu = menu(at, "group " + name);
            MenuItem apart = new MenuItem("Take the group apart");
            apart.setOnAction(event -> ConditionEdits.unwrap(model, list, place));
            menu.getItems().add(apart);
            ConditionEdits.GROUPS.forEach((outer, words) -> {
                MenuItem wrap = new MenuItem("Put into a group: " + words.toLowerCase(Locale.ROOT));
                wrap.setOnAction(event -> ConditionEdits.wrap(model, at, outer));
                menu.getItems().add(wrap);
            });
            head.getChildren().add(menu);
        }
        head.getChildren().add(remove(at, "group " + name, () -> ConditionEdits.remove(model, list, place)));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(6, head);
        box.getStyleClass().add("condition-group");
        box.getChildren().add(form.wrong(at));
        rows(model, form, box, at + "/" + group, name + ".");
        return box;
    }

    /** A small button that takes something away. */
    static Button remove(String at, String what, Runnable action) {
        Button button = Widgets.button(Form.id(at) + "-remove", "", action, "small");
        button.setGraphic(Icon.of(MaterialDesignC.CLOSE));
        button.setAccessibleText("Remove " + what);
        return button;
    }

    /** A menu of what is needed rarely. */
    static MenuButton menu(String at, String what) {
        MenuButton menu = new MenuButton();
        menu.setGraphic(Icon.of(MaterialDesignD.DOTS_HORIZONTAL));
        menu.setId(Form.id(at) + "-more");
        menu.setAccessibleText("More for " + what);
        menu.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        menu.getStyleClass().addAll("small", "row-menu");
        return menu;
    }

    /** Keeps only rows that have one of the values clicked so far. */
    static void include(BuilderModel model, String pointer, String field, JsonPrimitive value) {
        take(model, pointer, field, value, "is", "in");
    }

    /** Leaves out the rows that have one of the values clicked so far. */
    static void exclude(BuilderModel model, String pointer, String field, JsonPrimitive value) {
        take(model, pointer, field, value, "isNot", "notIn");
    }

    private static void take(BuilderModel model, String pointer, String field, JsonPrimitive value, String one, String several) {
        model.edit(draft -> {
            for (int i = 0; i < draft.size(pointer); i++) {
                String at = pointer + "/" + i;
                JsonElement json = draft.at(at).orElseThrow();
                String operator = operator(json);
                if (draft.text(at + "/field").equals(field) && operator.equals(one)) {
                    JsonArray both = new JsonArray();
                    both.add(json.getAsJsonObject().get(one));
                    if (!both.contains(value)) {
                        both.add(value);
                    }
                    return both.size() == 1 ? draft : draft.without(at + "/" + one).with(at + "/" + several, both);
                }
                if (draft.text(at + "/field").equals(field) && operator.equals(several)) {
                    return json.getAsJsonObject().getAsJsonArray(several).contains(value)
                            ? draft
                            : draft.with(at + "/" + several + "/-", value);
                }
            }
            JsonObject fresh = new JsonObject();
            fresh.addProperty("field", field);
            fresh.add(one, value);
            return draft.with(pointer + "/-", fresh);
        });
    }

    /** The one comparison of a simple condition, or empty. */
    static String operator(JsonElement json) {
        if (!ConditionEdits.group(json).isEmpty()) {
            return "";
        }
        var found = ConditionEdits.operators(json);
        return found.size() == 1 ? found.getFirst() : "";
    }
}
