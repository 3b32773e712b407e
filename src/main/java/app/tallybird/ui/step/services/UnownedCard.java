package app.tallybird.ui.step.services;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

import app.tallybird.engine.plan.ServiceDecisions.Adopted;
import app.tallybird.engine.plan.UnownedService;
import app.tallybird.engine.plan.UnownedService.Standing;
import app.tallybird.model.Service;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** What else is at Synthesize, and what a person decides about each. */
final class UnownedCard extends VBox {

    private final ServicesModel model;

    UnownedCard(ServicesModel model) {
        this.model = model;
        getStyleClass().add("card-box");
        Widgets.when(Bindings.isNotEmpty(model.others).or(Bindings.isNotEmpty(model.adopted)), this);
        model.version.subscribe((before, now) -> show());
    }

    private void show() {
        Stream<Node> head = Stream.of(Widgets.label("Other services at Synthesize", "strong"),
                Widgets.text("An old script may have left them. One that is the same thing as one of yours would be billed beside it: "
                        + "take it over, set it to zero, or say that it is not yours.", "muted", "small"));
        Stream<Node> taken = model.adopted.stream().map(this::taken);
        getChildren().setAll(Stream.of(head, model.others.stream().map(this::row), taken).flatMap(rows -> rows).toList());
    }

    private Node row(UnownedService other) {
        String about = LocalFormat.joined(" · ", "mapped: " + other.mapped(),
                other.units().map(units -> "last count " + LocalFormat.number(units)).orElse(""),
                other.looksLike().isEmpty() ? "" : "looks like " + other.looksLike());
        VBox words = Widgets.grow(new VBox(2, Widgets.label(other.name(), "strong"), Widgets.text(about, "muted", "small")));
        if (other.standing() != Standing.UNDECIDED) {
            return Widgets.row(words, Widgets.label(other.standing().word(), "muted"), undo(other.service().id(), other.name()));
        }
        ObjectProperty<Service> ours = new SimpleObjectProperty<>(other.alike().map(UnownedService.Alike::ours).orElse(null));
        ComboBox<Service> box = Fields.box("adopt-as-" + other.service().id(), model.rows.stream().map(ServiceRow::service).toList(),
                Service::name, ours);
        box.setPromptText("Which of yours?");
        box.setAccessibleText("Which of yours " + other.name() + " is");
        CheckBox keep = new CheckBox("Keep its name");
        keep.setId("keep-name-" + other.service().id());
        Button adopt = Widgets.button("adopt-" + other.service().id(), "Take over", () -> model.adopt(other, ours.get(), keep.isSelected()),
                "small");
        adopt.disableProperty().bind(ours.isNull());
        List<Button> buttons = List.of(adopt,
                Widgets.button("to-zero-" + other.service().id(), "Set to zero", () -> model.giveUp(other), "small"),
                Widgets.button("not-ours-" + other.service().id(), "Not ours", () -> model.notOurs(other), "small"));
        buttons.forEach(button -> button.setAccessibleText(button.getText() + ": " + other.name()));
        Node choices = Widgets.row(box, keep, Widgets.spring(), buttons.get(0), buttons.get(1), buttons.get(2));
        return Widgets.column(words, choices);
    }

    private Node taken(Adopted adopted) {
        return Widgets.row(Widgets.grow(Widgets.label("“" + adopted.before().name() + "” was taken over", "muted")),
                undo(adopted.id(), adopted.before().name()));
    }

    private Node undo(String id, String name) {
        Button undo = Widgets.button("undecide-" + id, "Undo", () -> model.undecide(id), "small");
        undo.setAccessibleText("Undo: " + name);
        return undo;
    }
}
