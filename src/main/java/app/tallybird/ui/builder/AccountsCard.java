package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.ui.control.Widgets;

/** Which rows are customers. */
final class AccountsCard {

    private AccountsCard() {
    }

    static List<Node> content(BuilderModel model, Form form) {
        List<String> chosen = model.draft().get().texts("/accounts/from");
        FlowPane tables = new FlowPane(12, 6);
        List<String> all = new ArrayList<>(model.tables());
        chosen.stream().filter(table -> !all.contains(table)).forEach(all::add);
        for (String table : all) {
            CheckBox box = new CheckBox(table);
            box.setId("accounts-from-" + table);
            box.setMnemonicParsing(false);
            box.setAccessibleText("Customers are in the table " + table);
            box.setSelected(chosen.contains(table));
            box.setOnAction(event -> from(model, table, box.isSelected()));
            tables.getChildren().add(box);
        }
        if (all.isEmpty()) {
            tables.getChildren().add(Widgets.text("Add a table first.", "muted"));
        }
        tables.setId(Form.id("/accounts/from"));
        List<String> places = new ArrayList<>(List.of("/accounts/from"));
        for (int i = 0; i < chosen.size(); i++) {
            places.add("/accounts/from/" + i);
        }
        VBox from = form.field("Customers are the rows of", tables, places.toArray(String[]::new));
        if (chosen.size() > 1) {
            from.getChildren()
                    .add(Widgets.text("The rows of all of them count; rows with the same id are one customer.", "muted", "small"));
        }
        return List.of(
                Widgets.text("Each customer at the vendor becomes an account. The id must stay the same for ever; a name may change.",
                        "muted"),
                from, Form.beside(form.path("Id is in", "/accounts/id", "id"), form.path("Name is in", "/accounts/name", "name")),
                ConditionsForm.editor(model, form, "Only rows where", "/accounts/where"));
    }

    /** Adds or takes away a table; several are joined by id. */
    static void from(BuilderModel model, String table, boolean wanted) {
        model.edit(draft -> {
            List<String> tables = new ArrayList<>(draft.texts("/accounts/from"));
            tables.remove(table);
            if (wanted) {
                tables.add(table);
            }
            if (tables.isEmpty()) {
                return draft.without("/accounts/from");
            }
            JsonElement value;
            if (tables.size() == 1) {
                value = new JsonPrimitive(tables.getFirst());
            } else {
                JsonArray list = new JsonArray();
                tables.forEach(list::add);
                value = list;
            }
            return draft.with("/accounts/from", value);
        });
    }
}
