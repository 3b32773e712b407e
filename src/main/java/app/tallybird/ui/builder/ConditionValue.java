package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.ui.control.Widgets;

/** What a field is compared with: one value, several, or yes and no. A value keeps its kind while it is typed. */
final class ConditionValue {

    private static final Map<String, String> YES_NO = new LinkedHashMap<>(Map.of("true", "yes"));

    static {
        YES_NO.put("false", "no");
    }

    /** How the values are written. */
    enum Writing {
        COMMAS,
        LINES,
        /** For values with breaks, and what is no value at all. */
        JSON
    }

    private ConditionValue() {
    }

    /** The control for a comparison of the condition at {@code at}, which is item {@code name} of its list. */
    static Node of(Form form, String at, String operator, String name) {
        String place = at + "/" + operator;
        if (ConditionEdits.isYesNo(operator)) {
            var box = form.pick(Form.id(place), "Value of " + name, YES_NO, () -> form.draft().text(place),
                    chosen -> form.model.change(draft -> draft.with(place, new JsonPrimitive(Boolean.valueOf(chosen)))));
            HBox.setHgrow(box, Priority.ALWAYS);
            return box;
        }
        if (ConditionEdits.isList(operator)) {
            return list(form.model, at, operator, name);
        }
        JsonElement value = form.draft().at(place).orElse(new JsonPrimitive(""));
        String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
        Optional<ValueKind> was = text.isEmpty() ? Optional.empty() : ValueKind.of(value);
        TextInputControl control = Form.control(text);
        control.setId(Form.id(place));
        control.setAccessibleText("Value of " + name);
        control.setPromptText(operator.equals("matches") ? "expression (RE2)" : "");
        control.textProperty().subscribe((before, now) -> type(form.model, at, operator, now, was));
        HBox.setHgrow(control, Priority.ALWAYS);
        return control;
    }

    /** Takes over a text: of the kind that stood there, else of the kind that all values seen have. */
    static void type(BuilderModel model, String at, String operator, String text, Optional<ValueKind> was) {
        ValueKind kind = was.or(() -> SeenValues.kind(model, at, model.draft.get().text(at + "/field"))).orElse(ValueKind.TEXT);
        String place = at + "/" + operator;
        model.typed(place, model.draft.get().with(place, ConditionEdits.read(operator, text, kind)));
    }

    /** How the values are compared, where that is not plain, and what can never be true. */
    static String words(BuilderModel model, String at) {
        JsonElement json = model.draft.get().at(at).orElse(new JsonObject());
        Optional<ValueKind> seen = SeenValues.kind(model, at, model.draft.get().text(at + "/field"));
        return ConditionEdits.operators(json).stream().filter(ConditionEdits::isTyped)
                .flatMap(operator -> values(json.getAsJsonObject().get(operator)).stream()).map(value -> words(model, value, seen))
                .filter(words -> !words.isEmpty()).distinct().collect(Collectors.joining(" "));
    }

    private static List<JsonElement> values(JsonElement value) {
        return value.isJsonArray() ? value.getAsJsonArray().asList() : List.of(value);
    }

    private static String words(BuilderModel model, JsonElement value, Optional<ValueKind> seen) {
        Optional<ValueKind> kind = ValueKind.of(value);
        if (kind.isEmpty() || value.getAsString().isEmpty()) {
            return "";
        }
        String text = value.getAsString();
        return switch (kind.get()) {
            case NUMBER -> "Compared as a number.";
            case YES_NO -> "Compared as true or false.";
            case TEXT -> {
                String input = InputForm.named(model.draft.get(), false).get(text.replaceFirst("^\\{\\{input\\.(.*)}}$", "$1"));
                if (input != null && text.startsWith("{{input.")) {
                    yield "Compared with what is entered as \"" + input + "\".";
                }
                if (seen.filter(ValueKind.NUMBER::equals).isPresent()) {
                    yield ValueKind.of(ValueKind.NUMBER.read(text)).filter(ValueKind.NUMBER::equals).isPresent()
                            ? "Compared as text, but all values seen are numbers: 5 is not 5.0."
                            : "All values seen are numbers, so none is \"" + text + "\".";
                }
                yield seen.filter(ValueKind.YES_NO::equals).isPresent() && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")
                        ? "All values seen are true or false, so none is \"" + text + "\"."
                        : "";
            }
        };
    }

    private static Node list(BuilderModel model, String at, String operator, String name) {
        Writing writing = writing(listed(model, at + "/" + operator));
        HBox box = new HBox(6);
        HBox.setHgrow(box, Priority.ALWAYS);
        show(model, box, at + "/" + operator, writing, name);
        return box;
    }

    private static JsonArray listed(BuilderModel model, String place) {
        return model.draft.get().at(place).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray).orElse(new JsonArray());
    }

    private static void show(BuilderModel model, HBox box, String place, Writing writing, String name) {
        JsonArray values = listed(model, place);
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
        ValueKind kind = was.or(() -> SeenValues.kind(model, at, model.draft.get().text(at + "/field"))).orElse(ValueKind.TEXT);
        read(text, writing, listed(model, place), kind).ifPresent(list -> model.change(draft -> draft.with(place, list)));
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
