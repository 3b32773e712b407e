package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.ui.control.Widgets;

/** Lists of texts in the document: fields that count together, and names that are chosen from those there are. */
final class Items {

    private Items() {
    }

    /**
     * Fields that count together. One is a plain text and several are a list where {@code single}; a list always otherwise.
     */
    static Node paths(BuilderModel model, Form form, String label, String pointer, boolean single) {
        boolean list = model.draft().get().at(pointer).filter(JsonElement::isJsonArray).isPresent();
        if (!list) {
            VBox box = (VBox) form.path(label, pointer, "id");
            if (box.getChildren().get(1) instanceof HBox row) {
                var add = Widgets.button(Form.id(pointer) + "-add", "+ Field", () -> add(model, pointer), "small");
                add.setAccessibleText("Another field for \"" + label + "\"");
                row.getChildren().add(add);
                row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            }
            return box;
        }
        VBox box = new VBox(4);
        for (int i = 0; i < model.draft().get().size(pointer); i++) {
            int place = i;
            String at = pointer + "/" + i;
            TextInputControl field = form.input(label + ", field " + (i + 1), at, "field");
            field.getStyleClass().add("code");
            field.focusedProperty().subscribe(focused -> {
                if (focused) {
                    model.fieldFocused(at);
                }
            });
            HBox row = new HBox(4, field, form.choose(label, path -> model.setAlways(at, path)),
                    ConditionsForm.remove(at, "field " + (i + 1) + " of \"" + label + "\"", () -> remove(model, pointer, place, single)));
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            box.getChildren().add(row);
        }
        box.getChildren().add(Widgets.row(Widgets.button(Form.id(pointer) + "-add", "+ Field", () -> add(model, pointer), "small")));
        List<String> places = new ArrayList<>(List.of(pointer));
        for (int i = 0; i < model.draft().get().size(pointer); i++) {
            places.add(pointer + "/" + i);
        }
        return form.field(label, box, places.toArray(String[]::new));
    }

    /** One more field; what was one text becomes a list. */
    static void add(BuilderModel model, String pointer) {
        model.edit(draft -> {
            JsonArray list = list(draft.texts(pointer).isEmpty() ? List.of("") : draft.texts(pointer));
            list.add("");
            return draft.with(pointer, list);
        });
    }

    /** One field less; the last one takes the list along, and one that is left is a plain text where {@code single}. */
    static void remove(BuilderModel model, String pointer, int place, boolean single) {
        model.edit(draft -> {
            List<String> left = new ArrayList<>(draft.texts(pointer));
            left.remove(place);
            if (left.isEmpty()) {
                return draft.without(pointer);
            }
            return single && left.size() == 1 ? draft.withOrWithout(pointer, left.getFirst()) : draft.without(pointer + "/" + place);
        });
    }

    private static JsonArray list(List<String> texts) {
        JsonArray list = new JsonArray();
        texts.forEach(list::add);
        return list;
    }

    /** Boxes to tick, one for each name there is; one that the document names but that is not there is shown, too. */
    static Node boxes(BuilderModel model, Form form, Boxes boxes) {
        List<String> chosen = model.draft().get().texts(boxes.pointer());
        Map<String, String> all = new LinkedHashMap<>(boxes.words());
        chosen.forEach(name -> all.putIfAbsent(name, name));
        FlowPane pane = new FlowPane(10, 6);
        pane.setId(Form.id(boxes.pointer()));
        all.forEach((name, words) -> {
            CheckBox box = new CheckBox(words);
            box.setMnemonicParsing(false);
            box.setId(Form.id(boxes.pointer()) + "-has-" + name.replaceAll("[^A-Za-z0-9]+", "-"));
            box.setAccessibleText(boxes.label() + ": " + words);
            box.setSelected(chosen.contains(name));
            box.setOnAction(event -> tick(model, boxes, name, box.isSelected()));
            pane.getChildren().add(box);
        });
        List<String> places = new ArrayList<>(List.of(boxes.pointer()));
        for (int i = 0; i < chosen.size(); i++) {
            places.add(boxes.pointer() + "/" + i);
        }
        return form.field(boxes.label(), pane, places.toArray(String[]::new));
    }

    /**
     * A list of names.
     *
     * @param words the names there are, and what a person calls them
     * @param single whether one name is written as a plain text
     * @param required whether an empty list stays, so that it is complained about
     */
    record Boxes(String label, String pointer, Map<String, String> words, boolean single, boolean required) {
    }

    /** Adds a name at the end, or takes it away; the others keep their order. */
    static void tick(BuilderModel model, Boxes boxes, String name, boolean wanted) {
        model.edit(draft -> {
            List<String> names = new ArrayList<>(draft.texts(boxes.pointer()));
            names.remove(name);
            if (wanted) {
                names.add(name);
            }
            if (names.isEmpty() && !boxes.required()) {
                return draft.without(boxes.pointer());
            }
            return draft.with(boxes.pointer(), boxes.single() && names.size() == 1 ? new JsonPrimitive(names.getFirst()) : list(names));
        });
    }
}
