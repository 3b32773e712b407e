package app.tallybird.ui.step.connect;

import java.time.Duration;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import app.tallybird.connector.format.Input;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Widgets;

/** A label, its control, and below it the help, what is wrong, or what was put right. */
final class FieldView extends VBox {

    private final FieldModel model;
    private final Control control;
    private final Label below = Widgets.text("", "field-below");

    FieldView(FieldModel model, ConnectModel page, BiConsumer<Duration, Runnable> later) {
        this.model = model;
        Widgets.grow(Widgets.styled(this, "field"));
        setMaxWidth(Double.MAX_VALUE);
        String id = "field-" + model.key;
        Node node;
        if (model.kind.secret()) {
            SecretBox box = new SecretBox(id, model.label, model.value, later);
            control = box.dots;
            node = box;
        } else {
            control = switch (model.kind.type()) {
                case CHOICE -> choice();
                case BOOLEAN -> bool();
                default -> Fields.text(id, model.value);
            };
            node = model.kind.type() == Input.Type.FILE ? withBrowse(page) : control;
        }
        if (control instanceof TextInputControl text) {
            text.setTextFormatter(new TextFormatter<String>(change -> tidyPaste(text, change)));
        }
        control.setId(id);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(model.label);
        control.focusedProperty().subscribe(focused -> {
            if (!focused && !model.value.get().isEmpty()) {
                model.clean();
            }
        });
        Label label = Widgets.label(model.label + (model.kind.required() ? "" : " (optional)"), "field-label");
        label.setLabelFor(control);
        getChildren().addAll(label, node, below);
        model.error.subscribe(now -> below());
        model.note.subscribe(now -> below());
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
        box.setConverter(Fields.converter(Input.Choice::label));
        model.value
                .subscribe(now -> model.choices.stream().filter(choice -> choice.value().equals(now)).findFirst().ifPresent(box::setValue));
        box.setOnAction(event -> model.value.set(box.getValue().value()));
        return box;
    }

    private Control bool() {
        CheckBox box = new CheckBox("Yes");
        box.setSelected("true".equals(model.value.get()));
        box.setOnAction(event -> model.value.set(String.valueOf(box.isSelected())));
        return box;
    }

    private Node withBrowse(ConnectModel page) {
        return Widgets.row(Widgets.grow(control), Widgets.button("browse-" + model.key, "Choose…",
                () -> page.place.desktop().openFile(model.label, "").ifPresent(file -> model.value.set(file.toString()))));
    }

    private void below() {
        String words = isWrong() ? model.error.get() : model.note.get().isEmpty() ? model.help : model.note.get();
        below.setText(words);
        Widgets.show(below, !words.isEmpty());
        Widgets.style(below, "error-text", isWrong());
        Widgets.style(control, "wrong", isWrong());
        control.setAccessibleHelp(words);
    }

    boolean isWrong() {
        return !model.error.get().isEmpty();
    }

    boolean isEmpty() {
        return model.value.get().isEmpty() && model.kind.required();
    }

    void focusControl() {
        control.requestFocus();
    }
}
