package app.tallybird.ui.builder;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.editing.FieldValues;
import app.tallybird.ui.control.LocalFormat;

/** The values of a condition's field that the vendor sent so far, each with how many rows have it; choosing one compares with it. */
final class ValueMenu {

    private ValueMenu() {
    }

    static MenuButton of(BuilderModel model, String at, String operator, String name) {
        MenuButton menu = new MenuButton("");
        menu.setId(Form.id(at + "/" + operator) + "-values");
        menu.getStyleClass().addAll("small", "fields-menu");
        menu.setAccessibleText("Choose a value for " + name);
        menu.getItems().setAll(new MenuItem(""));
        menu.setOnShowing(event -> {
            Optional<FieldValues> values = SeenValues.values(model, at, model.draft().get().text(at + "/field"));
            List<MenuItem> items = values.map(FieldValues::values).orElse(List.of()).stream().map(value -> {
                MenuItem item = new MenuItem(value.text() + "   " + LocalFormat.count(value.rows(), "row"));
                item.setMnemonicParsing(false);
                item.setOnAction(chosen -> take(model, at, operator, value.json()));
                return item;
            }).toList();
            menu.getItems().setAll(items.isEmpty() ? List.of(none()) : items);
        });
        return menu;
    }

    private static MenuItem none() {
        MenuItem none = new MenuItem("Choose a field, and press Run to see its values");
        none.setDisable(true);
        return none;
    }

    /** The value with its kind, so that the comparison is exact; a list gets one more. */
    static void take(BuilderModel model, String at, String operator, JsonPrimitive value) {
        String place = at + "/" + operator;
        model.edit(draft -> {
            if (!ConditionEdits.isList(operator)) {
                return draft.with(place, value);
            }
            boolean there = draft.at(place).filter(JsonArray.class::isInstance).map(JsonArray.class::cast)
                    .filter(list -> list.contains(value)).isPresent();
            return there ? draft : draft.with(place + "/-", value);
        });
    }
}
