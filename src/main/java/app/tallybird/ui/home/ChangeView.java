package app.tallybird.ui.home;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;

/** The open question above the table, with its answer. What destroys something never has the focus first; Escape takes the question back. */
final class ChangeView extends VBox {

    private final ChangeModel model;
    private final VBox card = Widgets.card();

    ChangeView(ChangeModel model) {
        super(10);
        this.model = model;
        card.setId("question");
        Widgets.when(model.ask.isNotNull(), card);
        Widgets.when(model.ask.isNotNull().or(model.problem.isNotNull()), this);
        getChildren().addAll(new ProblemBar(model.problem, model::copy), card);
        model.ask.subscribe((before, now) -> show(now));
        Widgets.onKey(this, KeyCode.ESCAPE, model::cancel);
    }

    private void show(ChangeModel.@Nullable Ask ask) {
        List<Node> content = new ArrayList<>();
        if (ask != null) {
            content.add(Widgets.text(ask.title(), "strong"));
        }
        Node first = switch (ask) {
            case ChangeModel.Rename rename -> name(content, rename.integration(), "New name", "Rename");
            case ChangeModel.Duplicate duplicate -> name(content, duplicate.integration() + " 2", "Name of the copy", "Duplicate");
            case ChangeModel.Remove remove -> {
                remove.goes().forEach(words -> content.add(Widgets.text("• " + words)));
                Node keep = Widgets.button("question-cancel", "_Keep it", model::cancel);
                content.add(Widgets.row(keep, Widgets.button("question-remove", "_Remove", model::remove, "danger")));
                yield keep;
            }
            case ChangeModel.Replace replace -> secret(content, replace);
            case null -> card;
        };
        card.getChildren().setAll(content);
        first.requestFocus();
    }

    private Node name(List<Node> content, String proposed, String label, String verb) {
        TextField field = new TextField(proposed);
        field.setId("question-name");
        content.add(Fields.labelled(label, field));
        go(content, field, verb, () -> model.name(field.getText()));
        return field;
    }

    private Node secret(List<Node> content, ChangeModel.Replace replace) {
        SimpleObjectProperty<Named> chosen = new SimpleObjectProperty<>(replace.fields().getFirst());
        PasswordField value = new PasswordField();
        value.setId("question-secret");
        content.add(new HBox(14, Fields.labelled("Secret", Fields.box("question-field", replace.fields(), Named::name, chosen)),
                Fields.labelled("New value", value)));
        content.add(Widgets.text(
                (model.place.demo() ? "In the demo any new value will do. " : "")
                        + "Everything else stays as it was set up. The value is kept where the others are and is never shown.",
                "muted", "small"));
        go(content, value, "Replace", () -> {
            model.replace(chosen.get(), value.getText());
            value.clear();
        });
        return value;
    }

    /** Enter in the field and the button do the same. */
    private void go(List<Node> content, TextField field, String verb, Runnable action) {
        field.setOnAction(event -> action.run());
        content.add(Widgets.row(Widgets.button("question-go", "_" + verb, action),
                Widgets.button("question-cancel", "_Cancel", model::cancel)));
    }
}
