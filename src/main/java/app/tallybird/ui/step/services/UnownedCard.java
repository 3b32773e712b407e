package app.tallybird.ui.step.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;

/** What else is at Synthesize, and what a person decides about each. */
final class UnownedCard extends VBox {

    private final ServicesModel model;
    /** What is chosen and not decided yet, by the other service's id; it stays when the page is drawn anew. */
    private final Map<String, Choice> choices = new HashMap<>();

    private record Choice(ObjectProperty<Service> ours, BooleanProperty keepsName) {
    }

    UnownedCard(ServicesModel model) {
        this.model = model;
        getStyleClass().add("card-box");
        Widgets.when(Bindings.isNotEmpty(model.others).or(Bindings.isNotEmpty(model.adopted)), this);
        Stream.<Observable>of(model.others, model.adopted, model.rows, model.zeroing)
                .forEach(one -> one.addListener((Observable changed) -> show()));
        show();
    }

    private void show() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        boolean here = owner != null && within(owner);
        Node head = Widgets.row(Widgets.grow(Widgets.label("Other services at Synthesize", "strong")),
                Widgets.button("compare-script", "Compare with your script", model::compareScript, "small"));
        Node words = Widgets.text("An old script may have left them. One that is the same thing as one of yours would be billed beside it: "
                + "take it over, set it to zero, or say that it is not yours.", "muted", "small");
        Stream<Node> taken = model.adopted.stream().map(this::taken);
        getChildren().setAll(Stream.of(Stream.of(head, words), model.others.stream().map(this::row), taken).flatMap(rows -> rows).toList());
        if (here) {
            // what was pressed is gone; the next thing to decide is as near as can be
            lookupAll(".button").stream().filter(button -> !button.isDisabled()).skip(1).findFirst().ifPresent(Node::requestFocus);
        }
    }

    private boolean within(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(this)) {
                return true;
            }
        }
        return false;
    }

    private Node row(UnownedService other) {
        String about = LocalFormat.joined(" · ", "mapped: " + other.mapped(),
                other.units().map(units -> "last count " + LocalFormat.number(units)).orElse(""),
                other.looksLike().isEmpty() ? "" : "looks like " + other.looksLike());
        VBox words = Widgets.grow(new VBox(2, Widgets.label(other.name(), "strong"), Widgets.text(about, "muted", "small")));
        if (other.standing() != Standing.UNDECIDED) {
            return Widgets.row(words, Widgets.label(other.standing().word(), "muted"), undo(other.service().id(), other.name()));
        }
        String id = other.service().id();
        return Widgets
                .column(words,
                        model.zeroing.get().equals(id)
                                ? question(other)
                                : decisions(other, choices.computeIfAbsent(id,
                                        one -> new Choice(
                                                new SimpleObjectProperty<>(other.alike().map(UnownedService.Alike::ours).orElse(null)),
                                                new SimpleBooleanProperty()))));
    }

    private Node decisions(UnownedService other, Choice choice) {
        String id = other.service().id();
        ComboBox<Service> box = Fields.box("adopt-as-" + id, model.rows.stream().map(ServiceRow::service).toList(), Service::name,
                choice.ours());
        box.setPromptText("Which of yours?");
        box.setAccessibleText("Which of yours " + other.name() + " is");
        CheckBox keep = new CheckBox("Keep its name");
        keep.setId("keep-name-" + id);
        keep.selectedProperty().bindBidirectional(choice.keepsName());
        Button adopt = Widgets.button("adopt-" + id, "Take over", () -> model.adopt(other, choice.ours().get(), choice.keepsName().get()),
                "small");
        adopt.disableProperty().bind(choice.ours().isNull());
        List<Button> buttons = List.of(adopt, Widgets.button("to-zero-" + id, "Set to zero…", () -> model.askToZero(other), "small"),
                Widgets.button("not-ours-" + id, "Not ours", () -> model.notOurs(other), "small"));
        buttons.forEach(button -> button.setAccessibleText(button.getText() + ": " + other.name()));
        return Widgets.row(box, keep, Widgets.spring(), buttons.get(0), buttons.get(1), buttons.get(2));
    }

    /** Zeros go to Synthesize at once, and what another program sent before cannot be brought back from here. */
    private Node question(UnownedService other) {
        String id = other.service().id();
        Button zeros = Widgets.button("send-zeros-" + id, "Send zeros", () -> model.giveUp(other), "small");
        zeros.setAccessibleText("Send zeros: " + other.name());
        Node words = Widgets
                .grow(Widgets.text("0 of it is sent now for every customer that may be mapped. What another program sent before "
                        + "cannot be brought back from here."));
        return WarningBar.bar(Tone.WARN,
                Widgets.row(words, Widgets.button("keep-numbers-" + id, "Keep its numbers", model::keepNumbers, "small"), zeros));
    }

    private Node taken(Adopted adopted) {
        String ours = model.rows.stream().filter(row -> row.line().id().equals(adopted.id())).map(row -> row.service().name()).findFirst()
                .orElse("");
        String name = ours.isEmpty() || adopted.keepsName() ? "keeps its name" : "becomes “" + ours + "” when applied";
        return Widgets.row(Widgets
                .grow(Widgets.text("“" + adopted.before().name() + "” was taken over with its id and mapping, and " + name + ".", "muted")),
                undo(adopted.id(), adopted.before().name()));
    }

    private Node undo(String id, String name) {
        Button undo = Widgets.button("undecide-" + id, "Undo", () -> model.undecide(id), "small");
        undo.setAccessibleText("Undo: " + name);
        return undo;
    }
}
