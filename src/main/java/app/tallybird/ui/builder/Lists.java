package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Value;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** Several values at one place: texts with commas between them, paths one below the other, names to tick; and JSON of any shape. */
final class Lists {

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    /** Pairs that mean something even when there is none. */
    private static final Set<String> STAYS_EMPTY = Set.of("form", "nextQuery");

    private Lists() {
    }

    /** Texts or numbers, written with commas; without any the property goes away unless it is needed. */
    static Node commas(Form form, Place place) {
        String pointer = place.pointer();
        TextField field = new TextField();
        field.setId(Form.id(pointer));
        field.setPromptText(place.field().form().prompt());
        form.watch(form.model.draft, () -> {
            JsonArray now = array(form.draft(), pointer).orElseGet(JsonArray::new);
            if (!now.equals(items(field.getText()))) {
                field.setText(now.asList().stream().map(item -> item.isJsonPrimitive() ? item.getAsString() : item.toString())
                        .collect(Collectors.joining(", ")));
            }
        });
        field.textProperty().subscribe((before, now) -> commas(form.model, pointer, now));
        return form.field(place.field().form().label(), field, field, pointer);
    }

    /** Takes a list from a text with commas. */
    static void commas(BuilderModel model, String pointer, String text) {
        JsonArray items = items(text);
        boolean needed = Controls.mustStand(model.at(pointer));
        model.change(draft -> array(draft, pointer).map(items::equals).orElse(items.isEmpty())
                ? draft
                : items.isEmpty() && !needed ? draft.withoutEmpty(pointer) : draft.with(pointer, items));
    }

    private static Optional<JsonArray> array(DraftTree draft, String pointer) {
        return draft.at(pointer).filter(JsonArray.class::isInstance).map(JsonArray.class::cast);
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

    /** Fields that count together. Where one may stand by itself it is a plain text, and several are a list. */
    static Node paths(Form form, Place place) {
        String pointer = place.pointer();
        String label = place.field().form().label();
        BuilderModel model = form.model;
        var add = Widgets.button(Form.id(pointer) + "-add", "+ Field", () -> add(model, pointer), "small");
        add.setAccessibleText("Another field for \"" + label + "\"");
        if (array(form.draft(), pointer).isEmpty()) {
            TextField field = new TextField();
            field.setPromptText(place.field().form().prompt());
            HBox line = Controls.pathLine(form, place, field);
            line.getChildren().add(add);
            return form.field(label, field, line, pointer);
        }
        VBox box = new VBox(4);
        List<String> places = new ArrayList<>(List.of(pointer));
        for (int i = 0; i < form.draft().size(pointer); i++) {
            int number = i;
            String at = pointer + "/" + i;
            TextField field = new TextField();
            field.setAccessibleText(label + ", field " + (i + 1));
            field.setPromptText("field");
            HBox line = Controls.pathLine(form, form.place(at), field);
            line.getChildren().add(Form.remove(at, "field " + (i + 1) + " of \"" + label + "\"", () -> remove(model, pointer, number)));
            box.getChildren().add(line);
            places.add(at);
        }
        box.getChildren().add(Widgets.row(add));
        return form.field(label, box, form.wrong(places.toArray(String[]::new)));
    }

    /** One more field; what was one text becomes a list. */
    static void add(BuilderModel model, String pointer) {
        model.edit(draft -> {
            JsonArray list = list(draft.texts(pointer).isEmpty() ? List.of("") : draft.texts(pointer));
            list.add("");
            return draft.with(pointer, list);
        });
    }

    /** One field less; the last one takes the list along, and one that is left is a plain text where it may be. */
    static void remove(BuilderModel model, String pointer, int place) {
        boolean single = model.at(pointer).field().value().many() == Value.Many.SOME;
        model.edit(draft -> {
            List<String> left = new ArrayList<>(draft.texts(pointer));
            left.remove(place);
            return single && left.size() == 1 ? draft.withOrWithout(pointer, left.getFirst()) : draft.withoutEmpty(pointer + "/" + place);
        });
    }

    private static JsonArray list(List<String> texts) {
        JsonArray list = new JsonArray();
        texts.forEach(list::add);
        return list;
    }

    /** Boxes to tick, one for each name there is; one that the document names but that is not there is shown, too. */
    static Node boxes(Form form, Place place, Map<String, String> names) {
        String pointer = place.pointer();
        String label = place.field().form().label();
        List<String> chosen = form.draft().texts(pointer);
        Map<String, String> all = new LinkedHashMap<>(names);
        chosen.forEach(name -> all.putIfAbsent(name, name));
        FlowPane pane = new FlowPane(10, 6);
        pane.setId(Form.id(pointer));
        all.forEach((name, words) -> {
            CheckBox box = Form.tick(Form.id(pointer) + "-has-" + name.replaceAll("[^A-Za-z0-9]+", "-"), words, chosen.contains(name),
                    wanted -> tick(form.model, pointer, name, wanted));
            box.setAccessibleText(label + ": " + words);
            pane.getChildren().add(box);
        });
        if (all.isEmpty()) {
            pane.getChildren().add(Widgets.text("There is none yet to choose.", "muted"));
        }
        List<String> places = new ArrayList<>(List.of(pointer));
        for (int i = 0; i < chosen.size(); i++) {
            places.add(pointer + "/" + i);
        }
        return form.field(label, pane, form.wrong(places.toArray(String[]::new)));
    }

    /** Adds a name at the end, or takes it away; the others keep their order. A list that is needed stays, so that it is complained about. */
    static void tick(BuilderModel model, String pointer, String name, boolean wanted) {
        Place place = model.at(pointer);
        boolean single = place.field().value().many() == Value.Many.SOME;
        model.edit(draft -> {
            List<String> names = new ArrayList<>(draft.texts(pointer));
            names.remove(name);
            if (wanted) {
                names.add(name);
            }
            if (names.isEmpty() && (single || !Controls.mustStand(place))) {
                return draft.without(pointer);
            }
            return draft.with(pointer, single && names.size() == 1 ? new JsonPrimitive(names.getFirst()) : list(names));
        });
    }

    /** JSON of any shape; what can not be read is said, and the last text that could counts. Emptied, the property goes away. */
    static Node json(Form form, Place place) {
        String pointer = place.pointer();
        TextArea area = new TextArea(form.draft().at(pointer).map(JSON::toJson).orElse(""));
        area.setId(Form.id(pointer));
        area.setPrefRowCount(Math.clamp(area.getText().lines().count() + 1, 4, 12));
        area.getStyleClass().add("code");
        Label broken = Widgets.text("", "field-below", "error-text");
        area.textProperty().subscribe((before, now) -> {
            Optional<JsonElement> json = parse(now);
            broken.setText(json.isPresent() || now.isBlank() ? "" : "This is not valid JSON yet; the last valid text counts.");
            form.model
                    .change(draft -> now.isBlank() ? draft.without(pointer) : json.map(value -> draft.with(pointer, value)).orElse(draft));
        });
        VBox box = form.field(place.field().form().label(), area, area, pointer);
        box.getChildren().add(2, Widgets.when(broken.textProperty().isNotEmpty(), broken));
        return box;
    }

    private static Optional<JsonElement> parse(String text) {
        try {
            return Optional.of(JsonParser.parseString(text));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** Pairs of texts, such as parameters: name, value, and a button that takes the pair away. */
    static Node pairs(Form form, Place place) {
        String pointer = place.pointer();
        String label = place.field().form().label();
        Field.Form.Entry entry = place.field().form().entry();
        VBox pairs = new VBox(5);
        for (String name : form.draft().names(pointer)) {
            pairs.getChildren().add(pair(form, place, name));
        }
        TextField name = new TextField();
        name.setId(Form.id(pointer) + "-new-name");
        name.setPromptText(entry.name());
        name.setAccessibleText(label + ", new name");
        TextField value = new TextField();
        value.setId(Form.id(pointer) + "-new-value");
        value.setPromptText(entry.value());
        value.setAccessibleText(label + ", new value");
        HBox.setHgrow(value, Priority.ALWAYS);
        name.setPrefWidth(150);
        Runnable put = () -> {
            if (!name.getText().isBlank()) {
                form.model.edit(draft -> draft.with(pointer + Pointer.of(name.getText().strip()), value.getText()));
            }
        };
        name.setOnAction(event -> value.requestFocus());
        value.setOnAction(event -> put.run());
        pairs.getChildren().add(Form.line(name, value, Widgets.button(Form.id(pointer) + "-add", "+ " + entry.what(), put, "small")));
        return form.field(label, pairs, form.said(() -> form.model.findingAt(pointer)));
    }

    private static Node pair(Form form, Place place, String name) {
        String label = place.field().form().label();
        String at = place.pointer() + Pointer.of(name);
        BuilderModel model = form.model;
        TextField key = form.name(Form.id(at) + "-name", label + ", name of " + name, name,
                wanted -> model.edit(draft -> draft.renamed(at, wanted)));
        key.getStyleClass().add("code");
        key.setPrefWidth(150);
        key.setMinWidth(110);
        TextInputControl value = form.bind(Form.control(form.draft().text(at)), at);
        value.setAccessibleText(label + ", " + name);
        return Form.line(key, value, Form.remove(at, label + " " + name,
                () -> model.edit(draft -> STAYS_EMPTY.contains(place.field().name()) ? draft.without(at) : draft.withoutEmpty(at))));
    }
}
