package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import app.tallybird.ui.control.Widgets;

/** Several values as one text: between commas, or one in each line where a value has a comma itself. */
final class ValueList {

    /** How the values are written. */
    enum Writing {
        COMMAS,
        LINES,
        /** For values with breaks, and what is no value at all. */
        JSON
    }

    private ValueList() {
    }

    static Node of(BuilderModel model, String at, String operator, String name) {
        Writing writing = writing(values(model, at + "/" + operator));
        HBox box = new HBox(6);
        HBox.setHgrow(box, Priority.ALWAYS);
        show(model, box, at + "/" + operator, writing, name);
        return box;
    }

    private static JsonArray values(BuilderModel model, String place) {
        return model.draft().get().at(place).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray).orElse(new JsonArray());
    }

    private static void show(BuilderModel model, HBox box, String place, Writing writing, String name) {
        JsonArray values = values(model, place);
        TextInputControl control = writing == Writing.COMMAS ? new TextField() : new TextArea();
        control.setText(text(values, writing));
        control.setId(Form.id(place));
        control.setAccessibleText("Values of " + name + switch (writing) {
            case COMMAS -> ", with commas between them";
            case LINES -> ", one in each line";
            case JSON -> ", as JSON";
        });
        control.setPromptText(writing == Writing.LINES ? "One in each line" : "One, another");
        if (control instanceof TextArea area) {
            area.setPrefRowCount(Math.clamp(values.size() + 1, 2, 6));
        }
        List<ValueKind> kinds = values.asList().stream().flatMap(one -> ValueKind.of(one).stream()).distinct().toList();
        control.textProperty().subscribe(
                (before, now) -> type(model, place, now, writing, kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty()));
        HBox.setHgrow(control, Priority.ALWAYS);
        box.getChildren().setAll(control);
        if (writing == Writing.COMMAS) {
            Button lines = Widgets.button(Form.id(place) + "-lines", "Lines", () -> {
                show(model, box, place, Writing.LINES, name);
                box.getChildren().getFirst().requestFocus();
            }, "small");
            lines.setAccessibleText("Write the values of " + name + " one in each line, as for values with a comma");
            box.getChildren().add(lines);
        }
    }

    /** The first way of writing that loses nothing. */
    static Writing writing(JsonArray values) {
        if (values.asList().stream().anyMatch(
                one -> !one.isJsonPrimitive() || one.getAsString().isBlank() || one.getAsString().chars().anyMatch(c -> c < ' '))) {
            return Writing.JSON;
        }
        return values.asList().stream().map(JsonElement::getAsString).anyMatch(one -> one.indexOf(',') >= 0 || !one.equals(one.strip()))
                ? Writing.LINES
                : Writing.COMMAS;
    }

    static String text(JsonArray values, Writing writing) {
        return writing == Writing.JSON
                ? values.toString()
                : values.asList().stream().map(JsonElement::getAsString)
                        .collect(Collectors.joining(writing == Writing.COMMAS ? ", " : "\n"));
    }

    /** Takes over a text; a value that was there before stays what it was, a new one is of the kind of the others. */
    static void type(BuilderModel model, String place, String text, Writing writing, Optional<ValueKind> was) {
        String at = app.tallybird.connector.description.Pointer.parent(place);
        ValueKind kind = was.or(() -> SeenValues.kind(model, at, model.draft().get().text(at + "/field"))).orElse(ValueKind.TEXT);
        read(text, writing, values(model, place), kind).ifPresent(list -> model.change(draft -> draft.with(place, list)));
    }

    private static Optional<JsonArray> read(String text, Writing writing, JsonArray before, ValueKind kind) {
        if (writing == Writing.JSON) {
            try {
                return Optional.of(JsonParser.parseString(text)).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray);
            } catch (JsonParseException notYet) {
                return Optional.empty();
            }
        }
        List<JsonElement> left = new ArrayList<>(before.asList());
        JsonArray list = new JsonArray();
        Arrays.stream(text.split(writing == Writing.COMMAS ? "," : "\n", -1)).map(one -> writing == Writing.COMMAS ? one.strip() : one)
                .filter(one -> !one.isBlank())
                .forEach(one -> list.add(left.stream().filter(value -> value.isJsonPrimitive() && value.getAsString().equals(one))
                        .findFirst().orElseGet(() -> kind.read(one))));
        return Optional.of(list);
    }
}
