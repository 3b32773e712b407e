package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.ui.control.Widgets;

/** Objects of one kind, one below the other: each can be moved up and taken away, and more can be added, in a map under a name of their own. */
final class PartList {

    private PartList() {
    }

    static Node of(Form form, Place place) {
        return of(form, place, place.field().value().many().isMap() ? named(form, place) : Widgets.row(adding(form, place)));
    }

    private static Node of(Form form, Place place, Node add) {
        return form.field(place.field().form().label(), items(form, place, add), form.wrong(place.pointer()));
    }

    /** The objects alone, and a way to add one. */
    static Node items(Form form, Place place, Node add) {
        String pointer = place.pointer();
        Kind kind = kind(place);
        Layout layout = Layout.of(kind.name());
        VBox items = new VBox(8);
        List<String> names = place.field().value().many().isMap()
                ? form.draft().names(pointer)
                : IntStream.range(0, form.draft().size(pointer)).mapToObj(String::valueOf).toList();
        for (String name : names) {
            String words = place.field().value().many().isMap() ? name : layout.noun() + " " + (Integer.parseInt(name) + 1);
            Button up = Widgets.button(Form.id(pointer + Pointer.of(name)) + "-up", "Up",
                    () -> form.model.edit(draft -> draft.moved(pointer + Pointer.of(name), -1)), "small");
            up.setAccessibleText("Move " + words + " up");
            up.setDisable(name.equals(names.getFirst()));
            items.getChildren().add(item(form, place, pointer + Pointer.of(name), words, up));
        }
        items.getChildren().add(add);
        return items;
    }

    private static Kind kind(Place place) {
        return Format.kind(place.field().value().kind().orElseThrow());
    }

    private static Node item(Form form, Place list, String at, String words, Button up) {
        Layout layout = Layout.of(kind(list).name());
        Button remove = Form.remove(at, words, () -> remove(form.model, at));
        List<Node> nodes = PartForm.of(form, at);
        if (layout.style().equals("row")) {
            nodes.forEach(PartList::withoutLabels);
            Node wrong = nodes.removeLast();
            HBox line = Form.line(nodes.toArray(Node[]::new));
            nodes.forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
            line.getChildren().addAll(up, remove);
            return new VBox(line, wrong);
        }
        HBox head = Widgets.row(Widgets.label(words, "strong"), Widgets.spring());
        SpecialControls.of(kind(list).name() + ".head").ifPresent(maker -> head.getChildren().addAll(maker.make(form, at)));
        head.getChildren().addAll(up, remove);
        VBox box = new VBox(8, head);
        box.getStyleClass().addAll(layout.style().equals("inner-card") ? List.of("card-box", "inner-card") : List.of(layout.style()));
        box.getChildren().addAll(nodes);
        return box;
    }

    /** In a row there is no room for labels: what a field is for stands in it while it is empty. */
    private static void withoutLabels(Node node) {
        if (node instanceof Parent parent && !(node instanceof Control)) {
            List<Node> inside = parent.getChildrenUnmodifiable();
            inside.forEach(PartList::withoutLabels);
            if (parent.getStyleClass().contains("field") && inside.getFirst() instanceof Label label) {
                label.setVisible(false);
                label.setManaged(false);
                if (label.getLabelFor() instanceof TextInputControl control && control.getPromptText().isEmpty()) {
                    control.setPromptText(label.getText());
                }
            }
        }
    }

    /** The last one takes the list along, unless the list is needed. */
    static void remove(BuilderModel model, String at) {
        boolean needed = Controls.mustStand(model.at(Pointer.parent(at)));
        model.edit(draft -> needed ? draft.without(at) : draft.withoutEmpty(at));
    }

    private static Button adding(Form form, Place place) {
        return Widgets.button(Form.id(place.pointer()) + "-add", "+ " + Layout.of(kind(place).name()).noun(),
                () -> add(form.model, place.pointer()), "small");
    }

    /** Adds one with what it needs. */
    static void add(BuilderModel model, String list) {
        model.edit(draft -> Proposals.with(draft, list + "/-"));
    }

    private static Node named(Form form, Place place) {
        Kind kind = kind(place);
        Layout layout = Layout.of(kind.name());
        Map<String, String> ways = new LinkedHashMap<>();
        kind.firstOf().forEach(way -> ways.put(way.word(), way.label()));
        TextField name = new TextField();
        name.setId("new-" + kind.name());
        name.setPromptText(place.field().form().prompt());
        name.setAccessibleText("Name of a new part of \"" + place.field().form().label() + "\"");
        ComboBox<String> way = Form.box(ways);
        way.setId("new-" + kind.name() + "-kind");
        way.setAccessibleText("Where the new part comes from");
        way.setValue(ways.keySet().stream().findFirst().orElse(""));
        Runnable add = () -> add(form.model, place.pointer(), name.getText().strip(), way.getValue());
        name.setOnAction(event -> add.run());
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(way, Priority.ALWAYS);
        return Form.line(name, way, Widgets.button("add-" + kind.name(), "+ " + layout.noun(), add, "small"));
    }

    /** Adds one under a free name, in one of its ways, with what that needs. */
    static void add(BuilderModel model, String map, String name, String way) {
        String at = map + Pointer.of(name);
        if (!name.isEmpty() && !model.draft.get().has(at)) {
            model.edit(draft -> Proposals.with(draft, at + "/" + way));
        }
    }

    /** One object inside another: among its properties, or, where it is a thing of its own, added and taken away by a button. */
    static Node one(Form form, Place place) {
        String at = place.pointer();
        Field.Form words = place.field().form();
        if (words.label().isEmpty() || Controls.mustStand(place)) {
            return box(PartForm.of(form, at));
        }
        if (!form.draft().has(at)) {
            return Widgets.row(Widgets.button(Form.id(at) + "-add", (words.prompt().isEmpty() ? words.label() : words.prompt()) + "…",
                    () -> form.model.edit(draft -> Proposals.with(draft, at)), "small"));
        }
        VBox box = box(PartForm.of(form, at));
        box.getChildren().addFirst(Widgets.row(Widgets.label(words.label(), "strong"), Widgets.spring(),
                Form.remove(at, "\"" + words.label() + "\"", () -> form.model.edit(draft -> draft.without(at)))));
        return box;
    }

    private static VBox box(List<Node> nodes) {
        VBox box = new VBox(10);
        box.getChildren().setAll(nodes);
        return box;
    }
}
