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

import com.google.gson.JsonObject;

import app.tallybird.connector.draft.FieldValues;
import app.tallybird.connector.draft.Pointer;
import app.tallybird.ui.control.Pieces;

/** The fields that a table computes: taken from another field and, if wanted, translated value by value. */
final class Columns {

    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("from", "From a field");
        KINDS.put("value", "A value, or {{parent.id}}");
        KINDS.put("lookup", "Looked up in another table");
    }

    private Columns() {
    }

    static Node editor(BuilderModel model, Form form, String table) {
        String at = Pointer.of("tables", table, "columns");
        VBox box = new VBox(8, Pieces.label("Computed fields", "field-label"));
        box.getStyleClass().add("field");
        for (String name : model.draft().get().names(at)) {
            box.getChildren().add(column(model, form, at, name));
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
        box.getChildren().add(new HBox(6, name, kind, Pieces.button("add-column", "+ Field", add, "small")));
        return box;
    }

    /** Adds a computed field under a free name, with what is known already filled in. */
    static void add(BuilderModel model, String table, String name, String kind) {
        String at = Pointer.of("tables", table, "columns", name);
        if (name.isEmpty() || model.draft().get().has(at)) {
            return;
        }
        JsonObject column = new JsonObject();
        switch (kind) {
            case "value" ->
                column.addProperty("value", model.draft().get().has(Pointer.of("tables", table, "forEach")) ? "{{parent.id}}" : "");
            case "lookup" -> {
                JsonObject lookup = new JsonObject();
                lookup.addProperty("table", model.tables().stream().filter(other -> !other.equals(table)).findFirst().orElse(""));
                List.of("where", "equals", "take").forEach(part -> lookup.addProperty(part, ""));
                column.add("lookup", lookup);
            }
            default -> column.addProperty("from", "");
        }
        model.edit(draft -> draft.with(at, column));
    }

    private static Node column(BuilderModel model, Form form, String columns, String name) {
        String at = columns + Pointer.of(name);
        VBox box = Pieces.card(Pieces.row(Pieces.label(name, "strong"), Pieces.spring(),
                Form.remove("computed field " + name, () -> remove(model, columns, name))));
        box.getStyleClass().add("inner-card");
        List<String> parts = model.draft().get().names(at);
        if (parts.contains("lookup")) {
            box.getChildren().addAll(
                    Form.beside(form.choice("Look up in table", at + "/lookup/table", Form.plain(model.tables()), false),
                            form.text("its field", at + "/lookup/where", "id")),
                    Form.beside(form.path("that equals", at + "/lookup/equals", "productId"),
                            form.text("and take", at + "/lookup/take", "name")));
        } else if (parts.contains("value")) {
            box.getChildren().add(form.text("Always", at + "/value", "{{parent.id}}"));
        } else if (parts.contains("choose")) {
            box.getChildren().add(Pieces.text("Chosen by conditions; edited as JSON.", "muted"));
        } else {
            box.getChildren().addAll(form.path("From field", at + "/from", "field"), map(model, form, at));
        }
        if (parts.contains("replace")) {
            box.getChildren().add(Pieces.text("Has replacements; they are edited as JSON.", "muted", "small"));
        }
        box.getChildren().add(Pieces.row(form.check("May be missing", at + "/mayBeMissing"), form.check("Trim blanks", at + "/trim")));
        return box;
    }

    private static void remove(BuilderModel model, String columns, String name) {
        model.edit(draft -> draft.names(columns).size() == 1 ? draft.without(columns) : draft.without(columns + Pointer.of(name)));
    }

    private static Node map(BuilderModel model, Form form, String at) {
        VBox box = new VBox(6, form.pairs("Translate values (optional)", at + "/map", "+ Value", "value", "becomes"));
        if (model.draft().get().has(at + "/map")) {
            box.getChildren().add(form.text("All other values become (otherwise they stay and are reported)", at + "/otherwise", ""));
        }
        return box;
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
