package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.ui.control.Widgets;

/** Parts of forms that only some cards need: folded parts, lists, prose, JSON, and what is wrong with a whole part. */
final class FormParts {

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    private FormParts() {
    }

    /** What is rarely needed; open when something in it is set, or when a person opened it. */
    static TitledPane fold(BuilderModel model, String id, String title, boolean set, Node... content) {
        TitledPane pane = new TitledPane(title, new VBox(10, content));
        pane.setId(id);
        pane.setAccessibleText(title);
        pane.setAnimated(false);
        pane.setExpanded(set || model.unfolded().contains(id));
        pane.expandedProperty().subscribe((before, now) -> {
            if (now) {
                model.unfolded().add(id);
            } else {
                model.unfolded().remove(id);
            }
        });
        return pane;
    }

    /** Several lines of words. */
    static Node prose(BuilderModel model, Form form, String label, String pointer, String prompt) {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return form.bound(label, pointer, prompt, area, model::set);
    }

    /** A path into the whole answer; clicking a value of the answer puts its path in here. */
    static VBox answerPath(BuilderModel model, Form form, String label, String pointer, String prompt) {
        TextField field = new TextField();
        field.getStyleClass().add("code");
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.fieldFocused(pointer);
            }
        });
        return form.bound(label, pointer, prompt, field, model::set);
    }

    /** A list of texts or numbers, written with commas; without any the property goes away. */
    static Node list(BuilderModel model, Form form, String label, String pointer, String prompt) {
        TextField field = new TextField();
        field.setId(Form.id(pointer));
        field.setPromptText(prompt);
        field.setAccessibleText(label);
        form.watch(model.draft(), () -> {
            JsonArray now = model.draft().get().at(pointer).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray)
                    .orElseGet(JsonArray::new);
            if (!now.equals(items(field.getText()))) {
                field.setText(now.asList().stream().map(item -> item.isJsonPrimitive() ? item.getAsString() : item.toString())
                        .collect(Collectors.joining(", ")));
            }
        });
        field.textProperty().subscribe((before, now) -> list(model, pointer, now));
        return field(model, form, label, pointer, field);
    }

    /** Takes a list from a text with commas. */
    static void list(BuilderModel model, String pointer, String text) {
        JsonArray items = items(text);
        if (!model.draft().get().at(pointer).filter(JsonElement::isJsonArray).map(items::equals).orElse(items.isEmpty())) {
            model.change(draft -> items.isEmpty() ? draft.withoutEmpty(pointer) : draft.with(pointer, items));
        }
    }

    private static JsonArray items(String text) {
        JsonArray items = new JsonArray();
        for (String part : text.split("[,\\s]+", -1)) {
            if (!part.isEmpty()) {
                items.add(part.matches("\\d{1,9}") ? new JsonPrimitive(new BigDecimal(part)) : new JsonPrimitive(part));
            }
        }
        return items;
    }

    /** JSON of any shape; what can not be read is said, and the last text that could counts. Emptied, the property goes away. */
    static Node json(BuilderModel model, Form form, String label, String pointer) {
        TextArea area = new TextArea(model.draft().get().at(pointer).map(JSON::toJson).orElse(""));
        area.setId(Form.id(pointer));
        area.setPrefRowCount(Math.clamp(area.getText().lines().count() + 1, 4, 12));
        area.getStyleClass().add("code");
        area.setAccessibleText(label);
        Label broken = Widgets.text("", "field-below", "error-text");
        broken.managedProperty().bind(broken.textProperty().isNotEmpty());
        area.textProperty().subscribe((before, now) -> {
            Optional<JsonElement> json = parse(now);
            broken.setText(json.isPresent() || now.isBlank() ? "" : "This is not valid JSON yet; the last valid text counts.");
            if (now.isBlank()) {
                model.change(draft -> draft.without(pointer));
            } else {
                json.ifPresent(value -> model.change(draft -> draft.with(pointer, value)));
            }
        });
        VBox box = field(model, form, label, pointer, area);
        box.getChildren().add(2, broken);
        return box;
    }

    private static Optional<JsonElement> parse(String text) {
        try {
            return Optional.of(JsonParser.parseString(text));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static VBox field(BuilderModel model, Form form, String label, String pointer, Node control) {
        Label wrong = Widgets.text("", "field-below", "error-text");
        form.watch(model.findings(), () -> {
            wrong.setText(model.findingAt(pointer));
            wrong.setVisible(!wrong.getText().isEmpty());
            wrong.setManaged(!wrong.getText().isEmpty());
            control.setAccessibleHelp(wrong.getText());
        });
        Label words = Widgets.label(label, "field-label");
        words.setLabelFor(control);
        VBox box = new VBox(words, control, wrong);
        box.getStyleClass().add("field");
        javafx.scene.layout.HBox.setHgrow(box, javafx.scene.layout.Priority.ALWAYS);
        return box;
    }
}
