package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** What a field is compared with: one value, several, or yes and no. A value keeps its kind while it is typed. */
final class ConditionValue {

    private static final Map<String, String> YES_NO = new LinkedHashMap<>(Map.of("true", "yes"));

    static {
        YES_NO.put("false", "no");
    }

    private ConditionValue() {
    }

    /** The control for a comparison of the condition at {@code at}, which is item {@code name} of its list. */
    static Node of(Form form, String at, String operator, String name) {
        String place = at + "/" + operator;
        if (ConditionEdits.isYesNo(operator)) {
            var box = form.pick(Form.id(place), "Value of " + name, YES_NO, () -> form.draft().text(place),
                    chosen -> form.model().change(draft -> draft.with(place, new JsonPrimitive(Boolean.valueOf(chosen)))));
            HBox.setHgrow(box, Priority.ALWAYS);
            return box;
        }
        if (ConditionEdits.isList(operator)) {
            return ValueList.of(form.model(), at, operator, name);
        }
        JsonElement value = form.draft().at(place).orElse(new JsonPrimitive(""));
        String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
        Optional<ValueKind> was = text.isEmpty() ? Optional.empty() : ValueKind.of(value);
        TextInputControl control = Form.control(text);
        control.setId(Form.id(place));
        control.setAccessibleText("Value of " + name);
        control.setPromptText(operator.equals("matches") ? "expression (RE2)" : "");
        control.textProperty().subscribe((before, now) -> type(form.model(), at, operator, now, was));
        HBox.setHgrow(control, Priority.ALWAYS);
        return control;
    }

    /** Takes over a text: of the kind that stood there, else of the kind that all values seen have. */
    static void type(BuilderModel model, String at, String operator, String text, Optional<ValueKind> was) {
        ValueKind kind = was.or(() -> SeenValues.kind(model, at, model.draft().get().text(at + "/field"))).orElse(ValueKind.TEXT);
        String place = at + "/" + operator;
        model.typed(place, model.draft().get().with(place, ConditionEdits.read(operator, text, kind)));
    }

    /** How the values are compared, where that is not plain, and what can never be true. */
    static String words(BuilderModel model, String at) {
        JsonElement json = model.draft().get().at(at).orElse(new JsonObject());
        Optional<ValueKind> seen = SeenValues.kind(model, at, model.draft().get().text(at + "/field"));
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
                Optional<String> input = input(model, text);
                if (input.isPresent()) {
                    yield "Compared with what is entered as \"" + input.get() + "\".";
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

    /** The label of the input that a value stands for. */
    private static Optional<String> input(BuilderModel model, String text) {
        for (int i = 0; i < model.draft().get().size("/inputs"); i++) {
            if (text.equals("{{input." + model.draft().get().text("/inputs/" + i + "/key") + "}}")) {
                return Optional.of(model.draft().get().text("/inputs/" + i + "/label"));
            }
        }
        return Optional.empty();
    }
}
