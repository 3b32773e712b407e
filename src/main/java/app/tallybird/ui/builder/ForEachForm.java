package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** Whether a table is asked for once, or for each row of another one, and for which of them. Written as short as the document allows. */
final class ForEachForm {

    private static final Map<String, String> IF_FAILS = new LinkedHashMap<>();

    static {
        IF_FAILS.put("stop", "Stop the run");
        IF_FAILS.put("leaveAccountOut", "Leave that customer out");
    }

    private ForEachForm() {
    }

    static List<Node> content(BuilderModel model, Form form, String at, String table) {
        String each = at + "/forEach";
        DraftTree draft = model.draft().get();
        Map<String, String> parents = new LinkedHashMap<>();
        parents.put("", "Once");
        model.tables().stream().filter(name -> !name.equals(table)).forEach(name -> parents.put(name, "For each row of " + name));
        Node ask = ask(model, form, at, parents);
        return draft.has(each)
                ? List.of(ask,
                        Widgets.text("{{parent.field}} stands for a field of that row, in the path, the parameters and the body.", "muted",
                                "small"))
                : List.of(ask);
    }

    /** For which rows of the other table it is asked, and what happens when one of them fails. */
    static List<Node> more(BuilderModel model, Form form, String at) {
        String each = at + "/forEach";
        DraftTree draft = model.draft().get();
        if (!draft.has(each)) {
            return List.of();
        }
        Form others = form.over(() -> SeenValues.fields(model, parent(model.draft().get(), each)));
        Node some = draft.size(each + "/where") > 0
                ? ConditionsForm.editor(model, others, "Only for rows where", each + "/where")
                : Widgets.row(Widgets.button(Form.id(each) + "-where-add", "Only for some of its rows…", () -> some(model, each), "small"));
        return List.of(distinct(model, others, each), some, form.choice("When one of them fails", at + "/ifParentFails", IF_FAILS, false));
    }

    /** Shows the other table in either form of writing, also when that changes while somebody types below. */
    private static Node ask(BuilderModel model, Form form, String at, Map<String, String> parents) {
        String each = at + "/forEach";
        ComboBox<String> box = Form.box(parents);
        box.setId(Form.id(model.draft().get().has(each + "/table") ? each + "/table" : each));
        box.setAccessibleText("Ask");
        form.watch(model.draft(), () -> box.setValue(parent(model.draft().get(), each)));
        OnChoice.act(box, () -> {
            @Nullable
            String chosen = box.getValue();
            if (chosen != null && !chosen.equals(parent(model.draft().get(), each))) {
                choose(model, at, chosen);
            }
        });
        return form.field("Ask", box, each, each + "/table");
    }

    private static String parent(DraftTree draft, String each) {
        return draft.text(each).isEmpty() ? draft.text(each + "/table") : draft.text(each);
    }

    /** Another table whose rows it is asked for, or none. */
    static void choose(BuilderModel model, String at, String parent) {
        String each = at + "/forEach";
        model.edit(draft -> parent.isEmpty()
                ? draft.without(each).without(at + "/ifParentFails")
                : draft.with(draft.at(each).filter(JsonElement::isJsonObject).isPresent() ? each + "/table" : each, parent));
    }

    private static Node distinct(BuilderModel model, Form form, String each) {
        TextField field = new TextField(model.draft().get().text(each + "/distinct"));
        field.setId(Form.id(each + "/distinct"));
        field.setPromptText("Every row");
        field.setAccessibleText("Once for each value of the field");
        field.getStyleClass().add("code");
        form.watch(model.draft(), () -> {
            String now = model.draft().get().text(each + "/distinct");
            if (!now.equals(field.getText())) {
                field.setText(now);
            }
        });
        field.textProperty().subscribe((before, now) -> distinct(model, each, now));
        HBox row = new HBox(4, field, form.choose("once for each value", path -> distinct(model, each, path)));
        HBox.setHgrow(field, Priority.ALWAYS);
        return form.field("Once for each value of the field (optional)", row, each + "/distinct");
    }

    /** Asks only once for each value of a field of the other table; for every row when it is empty. */
    static void distinct(BuilderModel model, String each, String path) {
        model.change(draft -> draft.text(each + "/distinct").equals(path)
                ? draft
                : path.isEmpty() ? shortest(draft.without(each + "/distinct"), each) : whole(draft, each).with(each + "/distinct", path));
    }

    /** Asks only for rows that meet a condition. */
    static void some(BuilderModel model, String each) {
        JsonArray where = new JsonArray();
        where.add(ConditionEdits.fresh());
        model.edit(draft -> whole(draft, each).with(each + "/where", where));
    }

    /** The long form, which has room for more than the name of the table. */
    private static DraftTree whole(DraftTree draft, String each) {
        if (draft.at(each).filter(JsonElement::isJsonObject).isPresent()) {
            return draft;
        }
        JsonObject whole = new JsonObject();
        whole.addProperty("table", draft.text(each));
        return draft.with(each, whole);
    }

    /** Only the name, where there is nothing else to say. */
    static DraftTree shortest(DraftTree draft, String each) {
        return draft.names(each).equals(List.of("table")) ? draft.with(each, draft.text(each + "/table")) : draft;
    }
}
