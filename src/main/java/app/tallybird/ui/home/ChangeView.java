package app.tallybird.ui.home;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Choices;
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
        model.ask.addListener((property, before, now) -> show(now));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                event.consume();
            }
        });
    }

    private void show(ChangeModel.@Nullable Ask ask) {
        List<Node> content = new ArrayList<>();
        Node first = card;
        if (ask != null) {
            content.add(Widgets.text(ask.title(), "strong"));
        }
        switch (ask) {
            case ChangeModel.Rename rename -> first = name(content, rename.integration(), "New name", "Rename");
            case ChangeModel.Duplicate duplicate -> first = name(content, duplicate.integration() + " 2", "Name of the copy", "Duplicate");
            case ChangeModel.Remove remove -> {
                remove.goes().forEach(words -> content.add(Widgets.text("• " + words)));
                Node keep = Widgets.button("question-cancel", "_Keep it", model::cancel);
                content.add(Widgets.row(keep, Widgets.button("question-remove", "_Remove", model::remove, "danger")));
                first = keep;
            }
            case ChangeModel.Replace replace -> first = secret(content, replace);
            case null -> {
            }
        }
        card.getChildren().setAll(content);
        first.requestFocus();
    }

    private Node name(List<Node> content, String proposed, String label, String verb) {
        TextField field = new TextField(proposed);
        field.setId("question-name");
        field.setOnAction(event -> model.name(field.getText()));
        content.add(Choices.field(label, field));
        content.add(Widgets.row(Widgets.button("question-go", "_" + verb, () -> model.name(field.getText()), "accent"), cancel()));
        return field;
    }

    private Node secret(List<Node> content, ChangeModel.Replace replace) {
        SimpleObjectProperty<ChangeModel.Field> chosen = new SimpleObjectProperty<>(replace.fields().getFirst());
        ComboBox<ChangeModel.Field> which = Choices.box("question-field", replace.fields(), ChangeModel.Field::label, chosen);
        PasswordField value = new PasswordField();
        value.setId("question-secret");
        Runnable go = () -> {
            model.replace(chosen.get(), value.getText());
            value.clear();
        };
        value.setOnAction(event -> go.run());
        content.add(new HBox(14, Choices.field("Secret", which), Choices.field("New value", value)));
        content.add(Widgets.text("Everything else stays as it was set up. The value is kept where the others are and is never shown.",
                "muted", "small"));
        content.add(Widgets.row(Widgets.button("question-go", "_Replace", go, "accent"), cancel()));
        return value;
    }

    private Node cancel() {
        return Widgets.button("question-cancel", "_Cancel", model::cancel);
    }
}
