package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.FieldValues;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** Conditions as rows, each a field and the ways in which it is compared; those made of others are boxes around their rows, to any depth. */
final class ConditionsForm {

    private final Form form;
    private final BuilderModel model;

    private ConditionsForm(Form form) {
        this.form = form;
        model = form.model;
    }

    /** The list at {@code pointer}. */
    static Node editor(Form form, String label, String pointer) {
        VBox box = new VBox(10, Widgets.label(label, "field-label"));
        box.getStyleClass().add("field");
        new ConditionsForm(form).rows(box, pointer, "condition ");
        return box;
    }

    /** Adds an empty condition. */
    static void add(BuilderModel model, String pointer) {
        model.edit(draft -> draft.with(pointer + "/-", ConditionEdits.fresh()));
    }

    private void rows(VBox box, String pointer, String name) {
        for (int i = 0; i < form.draft().size(pointer); i++) {
            box.getChildren().add(one(pointer, i, name + (i + 1)));
        }
        box.getChildren().addAll(form.wrong(pointer), Widgets.row(
                Widgets.button(Form.id(pointer) + "-add", "+ Condition", () -> add(model, pointer), "small"),
                Widgets.button(Form.id(pointer) + "-add-group", "+ Group", () -> ConditionEdits.addGroup(model, pointer), "small")));
    }

    private Node one(String list, int place, String name) {
        String at = list + "/" + place;
        JsonElement json = form.draft().at(at).orElseThrow();
        if (!json.isJsonObject()) {
            return new VBox(4, Form.line(Widgets.text(json.toString(), "code"), Widgets.spring(), remove(list, place, name)),
                    form.wrong(at));
        }
        return ConditionEdits.group(json).isEmpty() ? row(list, place, name) : group(list, place, name);
    }

    private Node remove(String list, int place, String name) {
        return Form.remove(list + "/" + place, name, () -> ConditionEdits.remove(model, list, place));
    }

    private Node group(String list, int place, String name) {
        String at = list + "/" + place;
        JsonElement json = form.draft().at(at).orElseThrow();
        String group = ConditionEdits.group(json);
        ComboBox<String> kind = form.pick(Form.id(at) + "-kind", "Kind of group " + name, ConditionEdits.GROUPS, () -> group,
                chosen -> ConditionEdits.kind(model, at, chosen));
        HBox head = Form.line(kind);
        HBox.setHgrow(kind, Priority.ALWAYS);
        if (ConditionEdits.isPlainGroup(json)) {
            MenuButton menu = menu(at, "group " + name);
            Form.item(menu, "Take the group apart", () -> ConditionEdits.unwrap(model, list, place));
            wraps(menu, at);
            head.getChildren().add(menu);
        }
        head.getChildren().add(remove(list, place, "group " + name));
        VBox box = new VBox(6, head, form.wrong(at));
        box.getStyleClass().add("condition-group");
        rows(box, at + "/" + group, name + ".");
        return box;
    }

    /** A menu of what is needed rarely. */
    private static MenuButton menu(String at, String what) {
        MenuButton menu = new MenuButton();
        menu.setGraphic(Icon.of(MaterialDesignD.DOTS_HORIZONTAL));
        menu.setId(Form.id(at) + "-more");
        menu.setAccessibleText("More for " + what);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getStyleClass().addAll("small", "row-menu");
        return menu;
    }

    private void wraps(MenuButton menu, String at) {
        ConditionEdits.GROUPS.forEach((kind, words) -> Form.item(menu, "Put into a group: " + words.toLowerCase(Locale.ROOT),
                () -> ConditionEdits.wrap(model, at, kind)));
    }

    private Node row(String list, int place, String name) {
        String at = list + "/" + place;
        List<String> operators = ConditionEdits.operators(form.draft().at(at).orElseThrow());
        TextField field = new TextField();
        field.setPromptText("field");
        field.setAccessibleText("Field of " + name);
        HBox head = Controls.pathLine(form, form.place(at + "/field"), field);
        head.setSpacing(6);
        head.getChildren().addAll(more(at, name, operators), remove(list, place, name));
        VBox box = new VBox(5, head);
        box.setId(Form.id(at) + "-condition");
        operators.forEach(operator -> box.getChildren().add(operator(at, operator, operators, name)));
        if (operators.isEmpty()) {
            box.getChildren().add(Widgets
                    .row(Widgets.button(Form.id(at) + "-compare", "+ Comparison", () -> ConditionEdits.addOperator(model, at), "small")));
        }
        ConditionEdits.MARKS.keySet().stream().filter(mark -> form.draft().has(at + "/" + mark))
                .forEach(mark -> box.getChildren().addAll(Controls.of(form, form.place(at + "/" + mark))));
        Label how = Widgets.text("", "muted", "small");
        Runnable words = () -> how.setText(ConditionValue.words(model, at));
        form.watch(model.draft, words);
        form.watch(model.live.shown, words);
        box.getChildren().addAll(Widgets.when(how.textProperty().isNotEmpty(), how), form.said(() -> model.findingAt(at)));
        return box;
    }

    private Node operator(String at, String operator, List<String> used, String name) {
        Map<String, String> free = new LinkedHashMap<>(ConditionEdits.OPERATORS);
        free.keySet().removeIf(one -> used.contains(one) && !one.equals(operator));
        ComboBox<String> kind = form.pick(Form.id(at + "/" + operator) + "-operator", "Comparison of " + name, free, () -> operator,
                chosen -> ConditionEdits.operator(model, at, operator, chosen));
        kind.setMinWidth(136);
        kind.setPrefWidth(136);
        HBox row = Form.line(kind, ConditionValue.of(form, at, operator, name));
        if (ConditionEdits.isTyped(operator)) {
            row.getChildren().add(values(at, operator, name));
        }
        if (used.size() > 1) {
            row.getChildren()
                    .add(Form.remove(at + "/" + operator, "the comparison \"" + ConditionEdits.OPERATORS.get(operator) + "\" of " + name,
                            () -> model.edit(draft -> draft.without(at + "/" + operator))));
        }
        return row;
    }

    private MenuButton more(String at, String name, List<String> operators) {
        DraftTree draft = form.draft();
        MenuButton menu = menu(at, name);
        Form.item(menu, "Compare in another way, too", () -> ConditionEdits.addOperator(model, at));
        ConditionEdits.MARKS.forEach((mark, words) -> {
            if (!draft.has(at + "/" + mark)) {
                Form.item(menu, words, () -> model.edit(tree -> tree.with(at + "/" + mark, new JsonPrimitive(true))));
            }
        });
        if (operators.stream().anyMatch(ConditionEdits::isTyped)) {
            for (ValueKind kind : ValueKind.values()) {
                Form.item(menu, "Compare as " + kind.words(), () -> ConditionEdits.as(model, at, kind));
            }
        }
        operators.stream().filter(one -> ConditionEdits.isTyped(one) && !ConditionEdits.isList(one)).findFirst()
                .ifPresent(operator -> InputForm.named(draft, false)
                        .forEach((key, label) -> Form.item(menu, "Compare with what is entered as \"" + label + "\"",
                                () -> model.edit(tree -> tree.with(at + "/" + operator, "{{input." + key + "}}")))));
        wraps(menu, at);
        return menu;
    }

    /** The values of the field that the vendor sent so far, each with how many rows have it; choosing one compares with it. */
    private MenuButton values(String at, String operator, String name) {
        MenuButton menu = Form.menu("Choose a value for " + name, "Choose a field, and press Run to see its values", () -> {
            Map<String, Runnable> items = new LinkedHashMap<>();
            Optional<FieldValues> values = SeenValues.values(model, at, form.draft().text(at + "/field"));
            values.map(FieldValues::values).orElse(List.of()).forEach(value -> items
                    .put(value.text() + "   " + LocalFormat.count(value.rows(), "row"), () -> take(model, at, operator, value.json())));
            return items;
        });
        menu.setId(Form.id(at + "/" + operator) + "-values");
        return menu;
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

    /** Keeps only rows that have one of the values clicked so far. */
    static void include(BuilderModel model, String pointer, String field, JsonPrimitive value) {
        click(model, pointer, field, value, "is", "in");
    }

    /** Leaves out the rows that have one of the values clicked so far. */
    static void exclude(BuilderModel model, String pointer, String field, JsonPrimitive value) {
        click(model, pointer, field, value, "isNot", "notIn");
    }

    private static void click(BuilderModel model, String pointer, String field, JsonPrimitive value, String one, String several) {
        model.edit(draft -> {
            for (int i = 0; i < draft.size(pointer); i++) {
                String at = pointer + "/" + i;
                List<String> operators = ConditionEdits.operators(draft.at(at).orElseThrow());
                if (draft.text(at + "/field").equals(field) && (operators.equals(List.of(one)) || operators.equals(List.of(several)))) {
                    JsonArray all = new JsonArray();
                    JsonElement now = draft.at(at + "/" + operators.getFirst()).orElseThrow();
                    all.asList().addAll(now instanceof JsonArray list ? list.asList() : List.of(now));
                    if (all.contains(value)) {
                        return draft;
                    }
                    all.add(value);
                    return draft.without(at + "/" + one).with(at + "/" + several, all);
                }
            }
            JsonObject fresh = new JsonObject();
            fresh.addProperty("field", field);
            fresh.add(one, value);
            return draft.with(pointer + "/-", fresh);
        });
    }
}
