package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.ui.control.Pieces;

/** Conditions as rows: field, comparison, value. Those made of others are shown and edited as JSON. */
final class Conditions {

    static final Map<String, String> OPERATORS = new LinkedHashMap<>();

    static {
        OPERATORS.put("is", "is");
        OPERATORS.put("isNot", "is not");
        OPERATORS.put("in", "is one of");
        OPERATORS.put("notIn", "is none of");
        OPERATORS.put("contains", "contains");
        OPERATORS.put("startsWith", "starts with");
        OPERATORS.put("endsWith", "ends with");
        OPERATORS.put("matches", "matches (RE2)");
        OPERATORS.put("moreThan", "is more than");
        OPERATORS.put("atLeast", "is at least");
        OPERATORS.put("lessThan", "is less than");
        OPERATORS.put("atMost", "is at most");
        OPERATORS.put("exists", "exists");
        OPERATORS.put("blank", "is blank");
        OPERATORS.put("withinDays", "is within days");
    }

    private Conditions() {
    }

    /** The list at {@code pointer}. */
    static Node editor(BuilderModel model, Form form, String label, String pointer) {
        VBox box = new VBox(6, Pieces.label(label, "field-label"));
        box.getStyleClass().add("field");
        for (int i = 0; i < model.draft().get().size(pointer); i++) {
            box.getChildren().add(row(model, form, pointer, i));
        }
        var wrong = Pieces.text("", "field-below", "error-text");
        form.watch(model.findings(), () -> {
            wrong.setText(model.findingAt(pointer));
            wrong.setManaged(!wrong.getText().isEmpty());
            wrong.setVisible(!wrong.getText().isEmpty());
        });
        box.getChildren().addAll(wrong,
                Pieces.row(Pieces.button(Form.id(pointer) + "-add", "+ Condition", () -> add(model, pointer), "small")));
        return box;
    }

    /** Adds an empty condition. */
    static void add(BuilderModel model, String pointer) {
        JsonObject fresh = new JsonObject();
        fresh.addProperty("field", "");
        fresh.addProperty("is", "");
        model.edit(draft -> draft.with(pointer + "/-", fresh));
    }

    private static Node row(BuilderModel model, Form form, String pointer, int place) {
        String at = pointer + "/" + place;
        JsonElement json = model.draft().get().at(at).orElseThrow();
        Node remove = Form.remove("condition " + (place + 1), () -> remove(model, pointer, place));
        String operator = operator(json);
        if (operator.isEmpty()) {
            HBox shown = new HBox(6, Pieces.text(json + " (edited as JSON)", "code"), Pieces.spring(), remove);
            shown.setAlignment(Pos.CENTER_LEFT);
            return shown;
        }
        TextField field = new TextField(model.draft().get().text(at + "/field"));
        field.setId(Form.id(at + "/field"));
        field.setPromptText("field");
        field.setAccessibleText("Field of condition " + (place + 1));
        field.getStyleClass().add("code");
        field.textProperty().subscribe((before, now) -> model.setAlways(at + "/field", now));
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.fieldFocused(at + "/field");
            }
        });
        form.watch(model.draft(), () -> {
            String now = model.draft().get().text(at + "/field");
            if (!now.equals(field.getText())) {
                field.setText(now);
            }
        });
        ComboBox<String> kind = Form.box(OPERATORS);
        kind.setId(Form.id(at + "/operator"));
        kind.setValue(operator);
        kind.setAccessibleText("Comparison of condition " + (place + 1));
        kind.setMinWidth(118);
        TextField value = new TextField(shown(json.getAsJsonObject().get(operator)));
        value.setId(Form.id(at + "/value"));
        value.setAccessibleText("Value of condition " + (place + 1));
        value.textProperty().subscribe((before, now) -> model.change(draft -> draft.with(at + "/" + operator, value(operator, now,
                draft.at(at + "/" + operator)))));
        kind.setOnAction(event -> model.edit(draft -> draft.without(at + "/" + operator)
                .with(at + "/" + kind.getValue(), value(kind.getValue(), value.getText(), java.util.Optional.empty()))));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(6, field, form.choose("condition " + (place + 1), path -> model.setAlways(at + "/field", path)), kind, value,
                remove);
    }

    private static void remove(BuilderModel model, String pointer, int place) {
        model.edit(draft -> draft.size(pointer) == 1 ? draft.without(pointer) : draft.without(pointer + "/" + place));
    }

    /** The one comparison of a simple condition, or empty. */
    static String operator(JsonElement json) {
        if (!(json instanceof JsonObject object) || !object.has("field")) {
            return "";
        }
        List<String> found = object.keySet().stream().filter(OPERATORS::containsKey).toList();
        return found.size() == 1 ? found.getFirst() : "";
    }

    private static String shown(JsonElement value) {
        return value instanceof JsonArray list
                ? list.asList().stream().map(one -> one.isJsonPrimitive() ? one.getAsString() : one.toString())
                        .collect(java.util.stream.Collectors.joining(", "))
                : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** The JSON of a value as a person typed it; what was a number stays one. */
    static JsonElement value(String operator, String text, java.util.Optional<JsonElement> before) {
        boolean number = text.strip().matches("-?\\d{1,15}(\\.\\d{1,9})?");
        return switch (operator) {
            case "in", "notIn" -> {
                JsonArray list = new JsonArray();
                for (String one : text.split(",", -1)) {
                    if (!one.isBlank()) {
                        list.add(one.strip());
                    }
                }
                yield list;
            }
            case "exists", "blank" -> new JsonPrimitive(!text.strip().equalsIgnoreCase("false") && !text.strip().equalsIgnoreCase("no"));
            case "moreThan", "atLeast", "lessThan", "atMost", "withinDays" ->
                number ? new JsonPrimitive(new java.math.BigDecimal(text.strip())) : new JsonPrimitive(text);
            default -> {
                boolean was = before.filter(json -> json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber()).isPresent();
                boolean flag = before.filter(json -> json.isJsonPrimitive() && json.getAsJsonPrimitive().isBoolean()).isPresent()
                        && (text.equals("true") || text.equals("false"));
                yield flag
                        ? new JsonPrimitive(Boolean.valueOf(text))
                        : was && number
                                ? new JsonPrimitive(new java.math.BigDecimal(text.strip()))
                                : new JsonPrimitive(text);
            }
        };
    }

    /** Keeps only rows that have one of the values clicked so far. */
    static void include(BuilderModel model, String pointer, String field, JsonPrimitive value) {
        model.edit(draft -> {
            for (int i = 0; i < draft.size(pointer); i++) {
                String at = pointer + "/" + i;
                JsonElement json = draft.at(at).orElseThrow();
                if (draft.text(at + "/field").equals(field) && operator(json).equals("is")) {
                    JsonArray both = new JsonArray();
                    both.add(json.getAsJsonObject().get("is"));
                    if (!both.contains(value)) {
                        both.add(value);
                    }
                    return both.size() == 1 ? draft : draft.without(at + "/is").with(at + "/in", both);
                }
                if (draft.text(at + "/field").equals(field) && operator(json).equals("in")) {
                    return json.getAsJsonObject().getAsJsonArray("in").contains(value) ? draft : draft.with(at + "/in/-", value);
                }
            }
            JsonObject fresh = new JsonObject();
            fresh.addProperty("field", field);
            fresh.add("is", value);
            return draft.with(pointer + "/-", fresh);
        });
    }
}
