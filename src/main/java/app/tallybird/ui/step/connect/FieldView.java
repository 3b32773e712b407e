package app.tallybird.ui.step.connect;

import java.time.Duration;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Input;
import app.tallybird.ui.control.Widgets;

/** A label, its control, and below it the help, what is wrong, or what was put right. */
final class FieldView extends VBox {

    private final FieldModel model;
    private final Control control;

    FieldView(FieldModel model, ConnectModel page, BiConsumer<Duration, Runnable> later) {
        this.model = model;
        getStyleClass().add("field");
        setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(this, Priority.ALWAYS);
        Label label = Widgets.label(model.label + (model.required() ? "" : " (optional)"), "field-label");
        Node node;
        if (model.secret()) {
            SecretBox box = new SecretBox("field-" + model.key, model.label, model.value, later);
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
            field.textProperty().bindBidirectional(model.value);
            control = field;
            node = model.type() == Input.Type.FILE ? withBrowse(field, page) : field;
        }
        if (control instanceof TextInputControl text) {
            text.setTextFormatter(new TextFormatter<String>(change -> tidyPaste(text, change)));
        }
        control.setId("field-" + model.key);
        control.setMaxWidth(Double.MAX_VALUE);
        label.setLabelFor(control);
        control.focusedProperty().addListener((property, before, focused) -> {
            if (!focused && !model.value.get().isEmpty()) {
                model.clean();
            }
        });
        Label below = Widgets.text("", "field-below");
        getChildren().addAll(label, node, below);
        model.error.addListener((property, before, now) -> below(below));
        model.note.addListener((property, before, now) -> below(below));
        below(below);
        ValidationSupport validation = new ValidationSupport();
        // marks the control itself: signs laid over it would need another root of the scene
        validation.setValidationDecorator(new StyleClassValidationDecoration("wrong", "doubtful"));
        validation.setErrorDecorationEnabled(true);
        validation.registerValidator(control, false,
                (Control checked, Object value) -> ValidationResult.fromErrorIf(checked, model.error.get(), isWrong()));
        model.error.addListener((property, before, now) -> validation.revalidate(control));
    }

    /** Something that replaces all of the field at once was pasted: what came with it is taken away before it is in. */
    private TextFormatter.Change tidyPaste(TextInputControl text, TextFormatter.Change change) {
        boolean whole = change.getText().length() > 1 && change.getText().equals(change.getControlNewText()) && text.isFocused();
        if (whole) {
            String tidy = model.pasted(change.getText());
            change.setText(tidy);
            change.selectRange(tidy.length(), tidy.length());
        }
        return change;
    }

    private Control choice() {
        ComboBox<Input.Choice> box = new ComboBox<>();
        box.getItems().setAll(model.choices);
        box.setButtonCell(new ChoiceCell());
        box.setCellFactory(list -> new ChoiceCell());
        select(box);
        model.value.addListener((property, before, now) -> select(box));
        box.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.value.set(now.value());
            }
        });
        return box;
    }

    private void select(ComboBox<Input.Choice> box) {
        box.getItems().stream().filter(choice -> choice.value().equals(model.value.get())).findFirst().ifPresent(box::setValue);
    }

    private Control bool() {
        javafx.scene.control.CheckBox box = new javafx.scene.control.CheckBox("Yes");
        box.setSelected("true".equals(model.value.get()));
        box.setOnAction(event -> model.value.set(String.valueOf(box.isSelected())));
        return box;
    }

    private Node withBrowse(TextField field, ConnectModel page) {
        HBox.setHgrow(field, Priority.ALWAYS);
        Button browse = Widgets.button("browse-" + model.key, "Choose…",
                () -> page.chooseFile(model.label).ifPresent(file -> model.value.set(file.toString())));
        return Widgets.row(field, browse);
    }

    private void below(Label below) {
        boolean wrong = !model.error.get().isEmpty();
        String words = wrong ? model.error.get() : model.note.get().isEmpty() ? model.help : model.note.get();
        below.setText(words);
        below.setVisible(!words.isEmpty());
        below.setManaged(!words.isEmpty());
        below.getStyleClass().remove("error-text");
        if (wrong) {
            below.getStyleClass().add("error-text");
        }
        control.setAccessibleText(model.label);
        control.setAccessibleHelp(words);
    }

    boolean isWrong() {
        return !model.error.get().isEmpty();
    }

    boolean isEmpty() {
        return model.value.get().isEmpty() && model.required();
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
