package app.tallybird.ui.builder;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import com.google.gson.JsonObject;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.References;
import app.tallybird.ui.control.Widgets;

/** The name of a table, by which all others refer to it. */
final class TableCard {

    private TableCard() {
    }

    static List<Node> name(Form form, String pointer) {
        String at = Pointer.parent(pointer);
        String table = Pointer.last(at);
        BuilderModel model = form.model;
        TextField name = form.name("table-name", "Name of the table", table, wanted -> rename(model, table, wanted));
        HBox.setHgrow(name, Priority.SOMETIMES);
        name.setMinWidth(80);
        Label title = Widgets.label("Table", "strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Button remove = Widgets.button("remove-table-" + table, "Remove", () -> model.edit(draft -> draft.without(at)), "small");
        remove.setAccessibleText("Remove table " + table);
        return List.of(Widgets.row(title, name,
                Widgets.button("rename-table", "Rename", () -> rename(model, table, name.getText().strip()), "small"), Widgets.spring(),
                remove));
    }

    /** Another name takes every reference along; one that is taken or no name is refused in words. */
    static void rename(BuilderModel model, String table, String name) {
        boolean taken = model.tables().contains(name);
        if (!name.equals(table) && (taken || !name.matches("[a-z][A-Za-z0-9_-]{0,39}"))) {
            model.said.set(taken
                    ? "There is another table \"" + name + "\"."
                    : "A table's name begins with a lower-case letter; letters, digits, _ and - may follow.");
        } else if (!name.equals(table) && model.tables().contains(table)) {
            model.renamed(References.renameTable(model.draft.get(), table, name), name);
        }
    }

    /** Adds a table that asks for nothing yet. */
    static void add(BuilderModel model) {
        String free = Proposals.free("table", model.tables()::contains);
        JsonObject request = new JsonObject();
        request.addProperty("path", "/");
        model.edit(draft -> draft.with(Pointer.of("tables", free, "request"), request));
        model.open(OpenCard.table(free));
    }
}
