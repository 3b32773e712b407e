package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.References;
import app.tallybird.ui.control.Widgets;

/** What is special about the values that a person enters: their names are used all over the document, secrets stay in this window, all are tried. */
final class InputForm {

    /** How a tab is written, because a field of one line can not hold one. */
    private static final String TAB = "\\t";

    private InputForm() {
    }

    static List<Node> list(Form form, String pointer) {
        Node add = Widgets.row(Widgets.button("add-input", "+ Field", () -> add(form.model, false), "small"),
                Widgets.button("add-secret", "+ Secret", () -> add(form.model, true), "small"));
        return List.of(PartList.items(form, form.place(pointer), add));
    }

    /** Adds an input under a free key. */
    static void add(BuilderModel model, boolean secret) {
        String key = Proposals.free(secret ? "apiKey" : "setting", keys(model.draft.get())::contains);
        JsonObject input = new JsonObject();
        input.addProperty("key", key);
        input.addProperty("label", secret ? "API key" : "Setting");
        if (secret) {
            input.addProperty("secret", true);
        }
        model.edit(draft -> draft.with("/inputs/-", input));
    }

    static List<String> keys(DraftTree draft) {
        return IntStream.range(0, draft.size("/inputs")).mapToObj(i -> draft.text("/inputs/" + i + "/key")).toList();
    }

    /** The inputs that are secret, or those that are not, by their key, and what a person calls them. */
    static Map<String, String> named(DraftTree draft, boolean secret) {
        Map<String, String> named = new LinkedHashMap<>();
        IntStream.range(0, draft.size("/inputs")).mapToObj(i -> "/inputs/" + i).filter(input -> isSecret(draft, input) == secret)
                .forEach(input -> named.put(draft.text(input + "/key"), label(draft, input)));
        return named;
    }

    private static String label(DraftTree draft, String input) {
        return draft.text(input + "/label").isEmpty() ? draft.text(input + "/key") : draft.text(input + "/label");
    }

    private static boolean isSecret(DraftTree draft, String input) {
        return draft.text(input + "/secret").equals("true");
    }

    static List<Node> key(Form form, String pointer) {
        String input = Pointer.parent(pointer);
        String key = form.draft().text(pointer);
        TextField name = form.name(Form.id(pointer), "Key of " + label(form.draft(), input), key,
                wanted -> rename(form.model, Integer.parseInt(Pointer.last(input)), wanted));
        return List.of(form.field("Key", name, form.wrong(pointer)));
    }

    /** Another key takes every placeholder along. */
    static void rename(BuilderModel model, int place, String key) {
        String before = model.draft.get().text("/inputs/" + place + "/key");
        if (!before.equals(key) && !key.isBlank() && !keys(model.draft.get()).contains(key)) {
            model.values.move(before, key);
            model.edit(draft -> References.renameInput(draft, place, key));
        }
    }

    static List<Node> otherwise(Form form, String pointer) {
        String input = Pointer.parent(pointer);
        DraftTree draft = form.draft();
        if (isSecret(draft, input) && !draft.has(pointer)) {
            return List.of();
        }
        Place place = form.place(pointer);
        if (!draft.text(input + "/type").equals("choice")) {
            return Controls.of(form, place);
        }
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < draft.size(input + "/choices"); i++) {
            words.put(draft.text(input + "/choices/" + i + "/value"), draft.text(input + "/choices/" + i + "/label"));
        }
        return List.of(Controls.choice(form, place, words));
    }

    static List<Node> marks(Form form, String pointer) {
        String input = Pointer.parent(pointer);
        String label = label(form.draft(), input);
        CheckBox secret = Form.tick(Form.id(input + "/secret"), "Secret", isSecret(form.draft(), input),
                now -> form.model.edit(tree -> References.makeSecret(tree, Integer.parseInt(Pointer.last(input)), now)));
        secret.setAccessibleText(label + " is secret");
        CheckBox optional = Form.tick(Form.id(input + "/required"), "May be empty", form.draft().text(input + "/required").equals("false"),
                now -> form.model
                        .edit(tree -> now ? tree.with(input + "/required", new JsonPrimitive(false)) : tree.without(input + "/required")));
        optional.setAccessibleText(label + " may be empty");
        return List.of(Widgets.row(secret, optional), form.wrong(input + "/secret", input + "/required"));
    }

    /** The value to try; also where the sign-in is described, so that it can be tested there. */
    static List<Node> tried(Form form, String pointer) {
        String input = Pointer.parent(pointer);
        DraftTree draft = form.draft();
        String key = draft.text(input + "/key");
        boolean secret = isSecret(draft, input);
        TextField field = secret ? new PasswordField() : new TextField();
        field.setText(form.model.value(key));
        field.setId("value-" + key);
        field.setPromptText("Only to try it here");
        field.setAccessibleText("Value to try for " + label(draft, input));
        field.textProperty().subscribe((before, now) -> form.model.value(key, now));
        Label label = Widgets.label(label(draft, input) + " to try" + (secret ? " (stays in this window)" : ""), "field-label");
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("field");
        return List.of(box);
    }

    static List<Node> choice(Form form, String pointer) {
        TextField value = new TextField(form.draft().text(pointer).replace("\t", TAB));
        value.setId(Form.id(pointer));
        value.setPromptText("Value");
        value.textProperty().subscribe((before, now) -> form.model.set(pointer, now.replace(TAB, "\t")));
        return List.of(form.field("Value", value, value, pointer));
    }
}
