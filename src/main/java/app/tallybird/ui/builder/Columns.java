package app.tallybird.ui.builder;

import java.util.List;
import javafx.scene.Node;
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
        Runnable add = () -> {
            String wanted = name.getText().strip();
            if (!wanted.isEmpty() && !model.draft().get().has(at + Pointer.of(wanted))) {
                JsonObject column = new JsonObject();
                column.addProperty("from", "");
                model.edit(draft -> draft.with(at + Pointer.of(wanted), column));
            }
        };
        name.setOnAction(event -> add.run());
        HBox.setHgrow(name, Priority.ALWAYS);
        box.getChildren().add(new HBox(6, name, Pieces.button("add-column", "+ Computed field", add, "small")));
        return box;
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
            box.getChildren().add(form.text("Always", at + "/value", "{{row.field}}"));
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
