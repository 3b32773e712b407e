package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** A condition on one field: the field, and each way in which it is compared. */
final class ConditionRow {

    private ConditionRow() {
    }

    static Node of(BuilderModel model, Form form, String list, int place, String name) {
        String at = list + "/" + place;
        List<String> operators = ConditionEdits.operators(model.draft().get().at(at).orElse(new JsonObject()));
        HBox head = new HBox(6, field(model, form, at, name), form.choose(name, path -> model.setAlways(at + "/field", path)),
                more(model, list, place, name), ConditionsForm.remove(at, name, () -> ConditionEdits.remove(model, list, place)));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(5, head);
        for (String operator : operators) {
            box.getChildren().add(operator(model, form, at, operator, operators, name));
        }
        if (operators.isEmpty()) {
            box.getChildren().add(Widgets
                    .row(Widgets.button(Form.id(at) + "-compare", "+ Comparison", () -> ConditionEdits.addOperator(model, at), "small")));
        }
        List<Node> marks = new ArrayList<>();
        if (model.draft().get().has(at + "/matchCase")) {
            marks.add(form.check("Capital letters matter", at + "/matchCase"));
        }
        if (model.draft().get().has(at + "/mayBeMissing")) {
            marks.add(form.check("The field may be missing in every row", at + "/mayBeMissing"));
        }
        box.getChildren().addAll(marks);
        var how = Widgets.text("", "muted", "small");
        Runnable words = () -> {
            how.setText(ConditionValue.words(model, at));
            how.setVisible(!how.getText().isEmpty());
            how.setManaged(!how.getText().isEmpty());
        };
        form.watch(model.draft(), words);
        form.watch(model.live().shown(), words);
        box.getChildren().addAll(how, wrong(model, form, at));
        box.setId(Form.id(at) + "-condition");
        return box;
    }

    /** What is wrong anywhere in the condition. */
    private static Node wrong(BuilderModel model, Form form, String at) {
        var wrong = Widgets.text("", "field-below", "error-text");
        form.watch(model.findings(), () -> {
            wrong.setText(model.findingAt(at));
            wrong.setVisible(!wrong.getText().isEmpty());
            wrong.setManaged(!wrong.getText().isEmpty());
        });
        return wrong;
    }

    private static Node field(BuilderModel model, Form form, String at, String name) {
        TextField field = new TextField(model.draft().get().text(at + "/field"));
        field.setId(Form.id(at + "/field"));
        field.setPromptText("field");
        field.setAccessibleText("Field of " + name);
        field.getStyleClass().add("code");
        field.textProperty().subscribe((before, now) -> model.setAlways(at + "/field", now));
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.fieldFocused(at + "/field");
            }
        });
        form.watch(model.draft(), () -> {
            String now = model.draft().get().text(at + "/field");
            if (model.draft().get().has(at + "/field") && !now.equals(field.getText())) {
                field.setText(now);
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Node operator(BuilderModel model, Form form, String at, String operator, List<String> used, String name) {
        Map<String, String> free = new LinkedHashMap<>(ConditionEdits.OPERATORS);
        free.keySet().removeIf(one -> used.contains(one) && !one.equals(operator));
        ComboBox<String> kind = Form.box(free);
        kind.setId(Form.id(at + "/" + operator) + "-operator");
        kind.setValue(operator);
        kind.setAccessibleText("Comparison of " + name);
        kind.setMinWidth(136);
        kind.setPrefWidth(136);
        OnChoice.act(kind, () -> {
            String chosen = String.valueOf(kind.getValue());
            if (free.containsKey(chosen) && !chosen.equals(operator)) {
                ConditionEdits.operator(model, at, operator, chosen);
            }
        });
        HBox row = new HBox(6, kind, ConditionValue.of(model, form, at, operator, name));
        if (ConditionEdits.isTyped(operator)) {
            row.getChildren().add(ValueMenu.of(model, at, operator, name));
        }
        row.setAlignment(Pos.CENTER_LEFT);
        if (used.size() > 1) {
            row.getChildren()
                    .add(ConditionsForm.remove(at + "/" + operator,
                            "the comparison \"" + ConditionEdits.OPERATORS.get(operator) + "\" of " + name,
                            () -> model.edit(draft -> draft.without(at + "/" + operator))));
        }
        return row;
    }

    private static MenuButton more(BuilderModel model, String list, int place, String name) {
        String at = list + "/" + place;
        DraftTree draft = model.draft().get();
        MenuButton menu = ConditionsForm.menu(at, name);
        item(menu, "Compare in another way, too", () -> ConditionEdits.addOperator(model, at));
        if (!draft.has(at + "/matchCase")) {
            item(menu, "Capital letters matter", () -> mark(model, at + "/matchCase"));
        }
        if (!draft.has(at + "/mayBeMissing")) {
            item(menu, "The field may be missing in every row", () -> mark(model, at + "/mayBeMissing"));
        }
        if (ConditionEdits.operators(draft.at(at).orElse(new JsonObject())).stream().anyMatch(ConditionEdits::isTyped)) {
            for (ValueKind kind : ValueKind.values()) {
                item(menu, "Compare as " + kind.words(), () -> ConditionEdits.as(model, at, kind));
            }
            inputs(menu, model, at);
        }
        ConditionEdits.GROUPS.forEach((kind, words) -> item(menu, "Put into a group: " + words.toLowerCase(java.util.Locale.ROOT),
                () -> ConditionEdits.wrap(model, at, kind)));
        return menu;
    }

    private static void mark(BuilderModel model, String pointer) {
        model.edit(draft -> draft.with(pointer, new JsonPrimitive(true)));
    }

    /** Comparing with what the user of the connector enters, as far as the comparison takes one value. */
    private static void inputs(MenuButton menu, BuilderModel model, String at) {
        DraftTree draft = model.draft().get();
        List.of("is", "isNot").stream().filter(operator -> draft.has(at + "/" + operator)).findFirst().ifPresent(operator -> {
            for (int i = 0; i < draft.size("/inputs"); i++) {
                String key = draft.text("/inputs/" + i + "/key");
                if (!draft.text("/inputs/" + i + "/secret").equals("true")) {
                    item(menu, "Compare with what is entered as \"" + draft.text("/inputs/" + i + "/label") + "\"",
                            () -> model.edit(tree -> tree.with(at + "/" + operator, "{{input." + key + "}}")));
                }
            }
        });
    }

    private static void item(MenuButton menu, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }
}
