package app.tallybird.ui.builder;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Place;
import app.tallybird.ui.control.Widgets;

/** An object inside another one: among its properties, or, where it is a thing of its own, added and taken away by a button. */
final class Section {

    private Section() {
    }

    static Node of(Form form, Place place) {
        String at = place.pointer();
        Field.Form words = place.field().form();
        if (words.label().isEmpty() || Controls.mustStand(place)) {
            return box(PartForm.of(form, at));
        }
        if (!form.draft().has(at)) {
            return Widgets.row(Widgets.button(Form.id(at) + "-add", (words.prompt().isEmpty() ? words.label() : words.prompt()) + "…",
                    () -> add(form.model(), at), "small"));
        }
        VBox box = box(PartForm.of(form, at));
        box.getChildren().addFirst(Widgets.row(Widgets.label(words.label(), "strong"), Widgets.spring(),
                Form.remove(at, "\"" + words.label() + "\"", () -> form.model().edit(draft -> draft.without(at)))));
        return box;
    }

    private static VBox box(List<Node> nodes) {
        VBox box = new VBox(10);
        box.getChildren().setAll(nodes);
        return box;
    }

    /** Adds an object with what it needs. */
    static void add(BuilderModel model, String at) {
        model.edit(draft -> Proposals.with(draft, at));
    }
}
