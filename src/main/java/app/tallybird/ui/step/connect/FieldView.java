package app.tallybird.ui.step.connect;

import java.time.Duration;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Input;
import app.tallybird.ui.control.Pieces;

/** A label, its control, and below it the help, what is wrong, or what was put right. */
final class FieldView extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final FieldModel model;
    private final Control control;

    FieldView(FieldModel model, ConnectModel page, BiConsumer<Duration, Runnable> later) {
        this.model = model;
        getStyleClass().add("field");
        setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(this, Priority.ALWAYS);
        Label label = Pieces.label(model.label() + (model.required() ? "" : " (optional)"), "field-label");
        Node node;
        if (model.secret()) {
            SecretBox box = new SecretBox("field-" + model.key(), model.label(), model.value(), later);
            control = box.field();
            node = box;
        } else if (model.type() == Input.Type.CHOICE) {
            control = choice();
            node = control;
        } else if (model.type() == Input.Type.BOOLEAN) {
            control = bool();
            node = control;
        } else {
            TextField field = new TextField();
            field.textProperty().bindBidirectional(model.value());
            control = field;
            node = model.type() == Input.Type.FILE ? withBrowse(field, page) : field;
        }
        control.setId("field-" + model.key());
        control.setMaxWidth(Double.MAX_VALUE);
        label.setLabelFor(control);
        control.focusedProperty().addListener((property, before, focused) -> {
            if (!focused && !model.value().get().isEmpty()) {
                model.clean();
            }
        });
        Label below = Pieces.text("", "field-below");
        getChildren().addAll(label, node, below);
        model.error().addListener((property, before, now) -> below(below));
        model.note().addListener((property, before, now) -> below(below));
        below(below);
    }

    private Control choice() {
        ComboBox<Input.Choice> box = new ComboBox<>();
        box.getItems().setAll(model.choices());
        box.setButtonCell(new ChoiceCell());
        box.setCellFactory(list -> new ChoiceCell());
        select(box);
        model.value().addListener((property, before, now) -> select(box));
        box.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.value().set(now.value());
            }
        });
        return box;
    }

    private void select(ComboBox<Input.Choice> box) {
        box.getItems().stream().filter(choice -> choice.value().equals(model.value().get())).findFirst().ifPresent(box::setValue);
    }

    private Control bool() {
        javafx.scene.control.CheckBox box = new javafx.scene.control.CheckBox("Yes");
        box.setSelected("true".equals(model.value().get()));
        box.setOnAction(event -> model.value().set(String.valueOf(box.isSelected())));
        return box;
    }

    private Node withBrowse(TextField field, ConnectModel page) {
        HBox.setHgrow(field, Priority.ALWAYS);
        Button browse = Pieces.button("browse-" + model.key(), "Choose…",
                () -> page.chooseFile(model.label()).ifPresent(file -> model.value().set(file.toString())));
        return Pieces.row(field, browse);
    }

    private void below(Label below) {
        boolean wrong = !model.error().get().isEmpty();
        control.pseudoClassStateChanged(WRONG, wrong);
        String words = wrong ? model.error().get() : model.note().get().isEmpty() ? model.help() : model.note().get();
        below.setText(words);
        below.setVisible(!words.isEmpty());
        below.setManaged(!words.isEmpty());
        below.getStyleClass().remove("error-text");
        if (wrong) {
            below.getStyleClass().add("error-text");
        }
        control.setAccessibleText(model.label());
        control.setAccessibleHelp(words);
    }

    boolean isWrong() {
        return !model.error().get().isEmpty();
    }

    boolean isEmpty() {
        return model.value().get().isEmpty() && model.required();
    }

    void focusControl() {
        control.requestFocus();
    }

    private static final class ChoiceCell extends ListCell<Input.Choice> {
        @Override
        protected void updateItem(Input.@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(empty || choice == null ? null : choice.label());
        }
    }
}
