package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.References;
import app.tallybird.ui.control.Widgets;

/** What the connector is called, and what a person has to enter to use it. The values entered here are only to try it with. */
final class CredentialsCard {

    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    /** How a tab is written, because a field of one line can not hold one. */
    private static final String TAB = "\\t";

    static {
        TYPES.put("text", "Text");
        TYPES.put("url", "Address");
        TYPES.put("choice", "One of several");
        TYPES.put("integer", "Whole number");
        TYPES.put("boolean", "Yes or no");
        TYPES.put("date", "Date");
        TYPES.put("file", "File");
    }

    private CredentialsCard() {
    }

    static List<Node> content(BuilderModel model, Form form) {
        VBox inputs = new VBox(10);
        for (int i = 0; i < model.draft().get().size("/inputs"); i++) {
            inputs.getChildren().add(input(model, form, i));
        }
        return List.of(Form.beside(form.text("Name", "/name", "The vendor's name"), form.text("Id", "/id", "lower-case-with-dashes")),
                Form.beside(form.choice("Kind", "/category", kinds(), false), form.text("Documentation (optional)", "/docs", "https://")),
                HeadForm.fold(model, form), Widgets.label("What a person enters", "strong"),
                Widgets.text("Name each key or setting as the vendor does. Mark what is secret: it is kept apart and never shown.", "muted",
                        "small"),
                inputs, Widgets.row(Widgets.button("add-input", "+ Field", () -> add(model, false), "small"),
                        Widgets.button("add-secret", "+ Secret", () -> add(model, true), "small")));
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = Form
                .plain(List.of("RMM", "security", "backup", "marketplace", "PSA", "email", "identity", "network", "file"));
        Map<String, String> all = new LinkedHashMap<>();
        all.put("", "—");
        all.putAll(kinds);
        return all;
    }

    /** Adds an input under a free key. */
    static void add(BuilderModel model, boolean secret) {
        List<String> taken = keys(model.draft().get());
        String base = secret ? "apiKey" : "setting";
        String key = base;
        for (int number = 2; taken.contains(key); number++) {
            key = base + number;
        }
        JsonObject input = new JsonObject();
        input.addProperty("key", key);
        input.addProperty("label", secret ? "API key" : "Setting");
        if (secret) {
            input.addProperty("secret", true);
        }
        model.edit(draft -> draft.with("/inputs/-", input));
    }

    static List<String> keys(DraftTree draft) {
        return java.util.stream.IntStream.range(0, draft.size("/inputs")).mapToObj(i -> draft.text("/inputs/" + i + "/key")).toList();
    }

    /** Another key takes every placeholder along. */
    static void rename(BuilderModel model, int place, String key) {
        String before = model.draft().get().text("/inputs/" + place + "/key");
        if (before.equals(key) || key.isBlank() || keys(model.draft().get()).contains(key)) {
            return;
        }
        model.values().move(before, key);
        model.edit(draft -> References.renameInput(draft, place, key));
    }

    private static Node input(BuilderModel model, Form form, int place) {
        String at = "/inputs/" + place;
        DraftTree draft = model.draft().get();
        String key = draft.text(at + "/key");
        String label = draft.text(at + "/label").isEmpty() ? key : draft.text(at + "/label");
        TextField name = new TextField(key);
        name.setId(Form.id(at + "/key"));
        name.setAccessibleText("Key of " + label);
        name.setOnAction(event -> rename(model, place, name.getText().strip()));
        name.focusedProperty().subscribe(focused -> {
            if (!focused) {
                rename(model, place, name.getText().strip());
            }
        });
        boolean secret = draft.text(at + "/secret").equals("true");
        CheckBox isSecret = new CheckBox("Secret");
        isSecret.setId(Form.id(at + "/secret"));
        isSecret.setAccessibleText(label + " is secret");
        isSecret.setSelected(secret);
        isSecret.setOnAction(event -> model.edit(tree -> References.makeSecret(tree, place, isSecret.isSelected())));
        CheckBox optional = new CheckBox("May be empty");
        optional.setId(Form.id(at + "/required"));
        optional.setAccessibleText(label + " may be empty");
        optional.setSelected(draft.text(at + "/required").equals("false"));
        optional.setOnAction(event -> model.edit(tree -> optional.isSelected()
                ? tree.with(at + "/required", new com.google.gson.JsonPrimitive(false))
                : tree.without(at + "/required")));
        VBox box = Widgets.card(
                Form.beside(form.text("Label", at + "/label", "As the person sees it"), field("Key", name),
                        form.choice("Kind of value", at + "/type", TYPES, true)),
                form.text("Help (optional)", at + "/help", "Where to find it at the vendor"));
        if (draft.text(at + "/type").equals("choice")) {
            box.getChildren().add(choices(model, at));
        }
        box.getChildren().add(more(model, form, at, label, secret));
        box.getChildren().addAll(
                Widgets.row(isSecret, optional, Widgets.spring(), Form.remove("input " + key, () -> model.edit(tree -> tree.without(at)))),
                value(model, key, label, secret));
        box.getStyleClass().add("inner-card");
        return box;
    }

    private static Node more(BuilderModel model, Form form, String at, String label, boolean secret) {
        DraftTree draft = model.draft().get();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Form.beside(form.text("Example", at + "/example", "As the vendor writes it"),
                form.text("It must match (RE2)", at + "/pattern", "[A-Za-z0-9-]+")));
        if (!secret || draft.has(at + "/default")) {
            nodes.add(draft.text(at + "/type").equals("choice")
                    ? form.choice("Chosen at first", at + "/default", choiceWords(draft, at), false)
                    : form.bound("Counts when nothing is entered", at + "/default", "", new TextField(), model::setLike));
        }
        nodes.add(FormParts.list(model, form, "Names in an .env file that is imported", at + "/env", "VENDOR_API_KEY"));
        TitledPane pane = FormParts.fold(model, Form.id(at) + "-more", "More about " + label,
                Stream.of("example", "pattern", "default", "env").anyMatch(part -> draft.has(at + "/" + part)), nodes.toArray(Node[]::new));
        pane.setText("More");
        return pane;
    }

    private static Map<String, String> choiceWords(DraftTree draft, String at) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", "—");
        for (int i = 0; i < draft.size(at + "/choices"); i++) {
            words.put(draft.text(at + "/choices/" + i + "/value"), draft.text(at + "/choices/" + i + "/label"));
        }
        return words;
    }

    private static Node field(String label, TextField field) {
        VBox box = new VBox(Widgets.label(label, "field-label"), field);
        box.getStyleClass().add("field");
        return box;
    }

    private static Node choices(BuilderModel model, String at) {
        VBox box = new VBox(4, Widgets.label("Choices", "field-label"));
        for (int i = 0; i < model.draft().get().size(at + "/choices"); i++) {
            String one = at + "/choices/" + i;
            TextField value = new TextField(model.draft().get().text(one + "/value").replace("\t", TAB));
            value.setId(Form.id(one + "/value"));
            value.setAccessibleText("Value of choice " + (i + 1));
            value.textProperty().subscribe((before, now) -> model.setAlways(one + "/value", now.replace(TAB, "\t")));
            TextField label = new TextField(model.draft().get().text(one + "/label"));
            label.setId(Form.id(one + "/label"));
            label.setAccessibleText("Words of choice " + (i + 1));
            label.textProperty().subscribe((before, now) -> model.setAlways(one + "/label", now));
            box.getChildren().add(Form.beside(value, label, Form.remove("choice " + (i + 1), () -> model.edit(tree -> tree.without(one)))));
        }
        box.getChildren().add(Widgets.button("add-choice", "+ Choice", () -> {
            JsonObject choice = new JsonObject();
            choice.addProperty("value", "");
            choice.addProperty("label", "");
            model.edit(tree -> tree.with(at + "/choices/-", choice));
        }, "small"));
        return box;
    }

    /** What is tried for each input, so that the sign-in can be tested where it is described. */
    static List<Node> values(BuilderModel model) {
        DraftTree draft = model.draft().get();
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < draft.size("/inputs"); i++) {
            String at = "/inputs/" + i;
            String label = draft.text(at + "/label").isEmpty() ? draft.text(at + "/key") : draft.text(at + "/label");
            VBox box = (VBox) value(model, draft.text(at + "/key"), label, draft.text(at + "/secret").equals("true"));
            ((javafx.scene.control.Label) box.getChildren().getFirst())
                    .setText(label + " to try" + (draft.text(at + "/secret").equals("true") ? " (stays in this window)" : ""));
            values.add(box);
        }
        return values;
    }

    private static Node value(BuilderModel model, String key, String label, boolean secret) {
        TextField value = secret ? new PasswordField() : new TextField();
        value.setId("value-" + key);
        value.setText(model.value(key));
        value.setPromptText("Only to try it here");
        value.setAccessibleText("Value to try for " + label);
        value.textProperty().subscribe((before, now) -> model.value(key, now));
        return field("Value to try" + (secret ? " (stays in this window)" : ""), value);
    }
}
