package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.FieldValues;
import app.tallybird.ui.control.Widgets;

/** The fields that a table computes, one card each, in the order in which they are computed. */
final class ColumnsForm {

    static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("from", "From a field");
        KINDS.put("value", "A value, or {{parent.id}}");
        KINDS.put("choose", "Chosen by conditions");
        KINDS.put("lookup", "Looked up in another table");
        KINDS.put("climb", "The customer above, in a tree");
    }

    private ColumnsForm() {
    }

    static Node editor(BuilderModel model, Form form, String table) {
        String at = Pointer.of("tables", table, "columns");
        VBox box = new VBox(8, Widgets.label("Computed fields", "field-label"));
        box.getStyleClass().add("field");
        for (String name : model.draft().get().names(at)) {
            box.getChildren().add(column(model, form, table, name));
        }
        TextField name = new TextField();
        name.setId("new-column");
        name.setPromptText("Name, such as kind");
        name.setAccessibleText("Name of a new computed field");
        ComboBox<String> kind = Form.box(KINDS);
        kind.setId("new-column-kind");
        kind.setAccessibleText("Where the new computed field comes from");
        kind.setValue("from");
        Runnable add = () -> add(model, table, name.getText().strip(), kind.getValue());
        name.setOnAction(event -> add.run());
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(kind, Priority.ALWAYS);
        box.getChildren().addAll(Form.line(name, kind, Widgets.button("add-column", "+ Field", add, "small")), form.wrong(at));
        return box;
    }

    private static Node column(BuilderModel model, Form form, String table, String name) {
        String columns = Pointer.of("tables", table, "columns");
        String at = columns + Pointer.of(name);
        VBox box = Widgets.card(Widgets.row(Widgets.label(name, "strong"), Widgets.spring(),
                Widgets.button(Form.id(at) + "-up", "Up", () -> model.edit(draft -> draft.moved(at, -1)), "small"),
                ConditionsForm.remove(at, "computed field " + name, () -> remove(model, columns, name))));
        box.getStyleClass().add("inner-card");
        box.getChildren().addAll(ColumnOrigin.content(model, form, table, at));
        box.getChildren().addAll(ColumnSteps.content(model, form, at), form.wrong(at));
        return box;
    }

    /** Adds a computed field under a free name, with what is known already filled in. */
    static void add(BuilderModel model, String table, String name, String kind) {
        String at = Pointer.of("tables", table, "columns", name);
        if (name.isEmpty() || model.draft().get().has(at)) {
            return;
        }
        JsonObject column = new JsonObject();
        column.add(kind, fresh(model, table, kind));
        model.edit(draft -> draft.with(at, column));
    }

    /** Where a field comes from, before anybody says more. */
    static JsonElement fresh(BuilderModel model, String table, String kind) {
        String other = model.tables().stream().filter(one -> !one.equals(table)).findFirst().orElse("");
        return switch (kind) {
            case "value" ->
                new com.google.gson.JsonPrimitive(model.draft().get().has(Pointer.of("tables", table, "forEach")) ? "{{parent.id}}" : "");
            case "choose" -> {
                JsonArray choices = new JsonArray();
                choices.add(choice());
                yield choices;
            }
            case "lookup" -> joined(other, "where", "equals", "take");
            case "climb" -> joined(other, "from", "id", "parent");
            default -> new com.google.gson.JsonPrimitive("");
        };
    }

    private static JsonObject joined(String table, String... parts) {
        JsonObject joined = new JsonObject();
        joined.addProperty("table", table);
        List.of(parts).forEach(part -> joined.addProperty(part, ""));
        return joined;
    }

    /** A choice that says nothing yet. */
    static JsonObject choice() {
        JsonArray when = new JsonArray();
        when.add(ConditionEdits.fresh());
        JsonObject choice = new JsonObject();
        choice.add("when", when);
        choice.addProperty("then", "");
        return choice;
    }

    /** Another origin in the place of the one that is there; the steps stay. */
    static void origin(BuilderModel model, String table, String at, String kind) {
        model.edit(draft -> {
            String before = origin(draft, at);
            if (before.isEmpty()) {
                return draft.with(at + "/" + kind, fresh(model, table, kind));
            }
            return draft.with(at + "/" + before, fresh(model, table, kind)).renamed(at + "/" + before, kind);
        });
        model.said().set("Undo brings back what was there.");
    }

    /** Where the field comes from, or empty when the document does not say. */
    static String origin(DraftTree draft, String at) {
        return draft.names(at).stream().filter(KINDS::containsKey).findFirst().orElse("");
    }

    static void remove(BuilderModel model, String columns, String name) {
        model.edit(draft -> draft.names(columns).size() == 1 ? draft.without(columns) : draft.without(columns + Pointer.of(name)));
    }

    /** Puts every value that is not in the map into it, as it is, ready to be changed. */
    static void mapAll(BuilderModel model, String at, FieldValues values) {
        model.edit(draft -> {
            var tree = draft;
            for (FieldValues.Value value : values.values()) {
                String place = at + "/map" + Pointer.of(value.text());
                tree = tree.has(place) ? tree : tree.with(place, value.text());
            }
            return tree;
        });
    }
}
