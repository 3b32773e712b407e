package app.tallybird.ui.builder;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.ui.control.Widgets;

/** Pairs of texts, such as parameters: name, value, and a button that takes the pair away. */
final class Pairs {

    /** Pairs that mean something even when there is none. */
    private static final Set<String> STAYS_EMPTY = Set.of("form", "nextQuery");

    private Pairs() {
    }

    static Node of(Form form, Place place) {
        String pointer = place.pointer();
        String label = place.field().form().label();
        Field.Form.Entry entry = place.field().form().entry();
        VBox pairs = new VBox(5);
        for (String name : form.draft().names(pointer)) {
            pairs.getChildren().add(pair(form, place, name));
        }
        TextField name = new TextField();
        name.setId(Form.id(pointer) + "-new-name");
        name.setPromptText(entry.name());
        name.setAccessibleText(label + ", new name");
        TextField value = new TextField();
        value.setId(Form.id(pointer) + "-new-value");
        value.setPromptText(entry.value());
        value.setAccessibleText(label + ", new value");
        HBox.setHgrow(value, Priority.ALWAYS);
        name.setPrefWidth(150);
        Runnable put = () -> {
            if (!name.getText().isBlank()) {
                form.model().edit(draft -> draft.with(pointer + Pointer.of(name.getText().strip()), value.getText()));
            }
        };
        name.setOnAction(event -> value.requestFocus());
        value.setOnAction(event -> put.run());
        pairs.getChildren().add(Form.line(name, value, Widgets.button(Form.id(pointer) + "-add", "+ " + entry.what(), put, "small")));
        return form.field(label, pairs, form.said(() -> form.model().findingAt(pointer)));
    }

    private static Node pair(Form form, Place place, String name) {
        String label = place.field().form().label();
        String at = place.pointer() + Pointer.of(name);
        BuilderModel model = form.model();
        TextField key = form.name(Form.id(at) + "-name", label + ", name of " + name, name,
                wanted -> model.edit(draft -> draft.renamed(at, wanted)));
        key.getStyleClass().add("code");
        key.setPrefWidth(150);
        key.setMinWidth(110);
        TextInputControl value = form.bind(Form.control(form.draft().text(at)), at, true);
        value.setAccessibleText(label + ", " + name);
        return Form.line(key, value, Form.remove(at, label + " " + name,
                () -> model.edit(draft -> STAYS_EMPTY.contains(place.field().name()) ? draft.without(at) : draft.withoutEmpty(at))));
    }
}
