package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.ui.control.Widgets;

/** What answers mean although their status says otherwise. The first rule that fits counts; a table's own come before the connector's. */
final class FailRules {

    private static final Map<String, String> THEN = new LinkedHashMap<>();

    static {
        THEN.put("fail", "it is an error");
        THEN.put("retry", "try again");
        THEN.put("signInAgain", "sign in again");
        THEN.put("noRows", "there are no rows");
    }

    private FailRules() {
    }

    /** The rules of the part at {@code holder}: all requests, or one table. */
    static Node fold(BuilderModel model, Form form, String holder) {
        String pointer = holder + "/failWhen";
        VBox rules = new VBox(10,
                Widgets.text("Some vendors answer 200 and say in the answer that it failed. Others answer 404 for an empty list. "
                        + "The first rule that fits counts.", "muted", "small"));
        int many = model.draft().get().size(pointer);
        for (int i = 0; i < many; i++) {
            rules.getChildren().add(rule(model, form, pointer, i));
        }
        rules.getChildren().add(Widgets.row(Widgets.button(Form.id(pointer) + "-add", "+ Rule", () -> add(model, pointer), "small")));
        return FormParts.fold(model, Form.id(pointer), "Errors hidden in answers" + (many == 0 ? "" : " (" + many + ")"), many > 0, rules);
    }

    private static Node rule(BuilderModel model, Form form, String pointer, int place) {
        String at = pointer + "/" + place;
        String name = "rule " + (place + 1);
        Button up = Widgets.button(Form.id(at) + "-up", "Up", () -> model.edit(draft -> draft.moved(at, -1)), "small");
        up.setAccessibleText("Move " + name + " up");
        up.setDisable(place == 0);
        VBox box = new VBox(
                Widgets.row(Widgets.label("Rule " + (place + 1), "strong"), Widgets.spring(), up,
                        Form.remove(name, () -> model.edit(draft -> draft.withoutEmpty(at)))),
                FormParts.list(model, form, "When the status is one of (empty: any)", at + "/status", "200"),
                ConditionsForm.editor(model, form, "and in the answer", at + "/body"),
                Form.beside(form.choice("then", at + "/then", THEN, false),
                        FormParts.answerPath(model, form, "Its message is at", at + "/message", "error.message")),
                form.wrong(at));
        box.getStyleClass().add("rule-box");
        return box;
    }

    /** Adds the rule that is needed most often. */
    static void add(BuilderModel model, String pointer) {
        JsonObject rule = JsonParser
                .parseString("{\"status\": [200], \"body\": [{\"field\": \"error\", \"exists\": true, \"mayBeMissing\": true}], "
                        + "\"then\": \"fail\"}")
                .getAsJsonObject();
        model.edit(draft -> draft.with(pointer + "/-", rule));
    }
}
