package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Widgets;

/** Where a computed field comes from: a field, a value, a choice by conditions, another table, or the customer above. */
final class ColumnOrigin {

    private ColumnOrigin() {
    }

    static List<Node> content(BuilderModel model, Form form, String table, String at) {
        String origin = ColumnsForm.origin(model.draft().get(), at);
        ComboBox<String> kind = Form.box(ColumnsForm.KINDS);
        kind.setId(Form.id(at) + "-origin");
        kind.setAccessibleText("Where the computed field comes from");
        kind.setValue(origin);
        OnChoice.act(kind, () -> {
            String chosen = String.valueOf(kind.getValue());
            if (ColumnsForm.KINDS.containsKey(chosen) && !chosen.equals(origin)) {
                ColumnsForm.origin(model, table, at, chosen);
            }
        });
        List<Node> nodes = new ArrayList<>(List.of(kind));
        switch (origin) {
            case "from" -> nodes.add(form.path("From field", at + "/from", "field"));
            case "value" -> nodes.add(form.field("Always", form.input("Always", at + "/value", "{{parent.id}}"), at + "/value"));
            case "choose" -> nodes.addAll(choices(model, form, at + "/choose"));
            case "lookup" -> nodes.addAll(lookup(model, form, table, at + "/lookup"));
            case "climb" -> nodes.addAll(climb(model, form, table, at + "/climb"));
            default -> {
            }
        }
        return nodes;
    }

    private static List<Node> choices(BuilderModel model, Form form, String at) {
        List<Node> nodes = new ArrayList<>(List.of(Widgets.text("The first whose conditions all hold counts.", "muted", "small")));
        for (int i = 0; i < model.draft().get().size(at); i++) {
            String one = at + "/" + i;
            String name = "choice " + (i + 1);
            VBox box = new VBox(6,
                    Widgets.row(Widgets.label("Choice " + (i + 1), "strong"), Widgets.spring(),
                            Widgets.button(Form.id(one) + "-up", "Up", () -> model.edit(draft -> draft.moved(one, -1)), "small"),
                            ConditionsForm.remove(one, name, () -> model.edit(draft -> draft.without(one)))),
                    ConditionsForm.editor(model, form, "When", one + "/when"),
                    form.field("then it is", form.input("Then of " + name, one + "/then", "Server, or {{row.field}}"), one + "/then", one));
            box.getStyleClass().add("condition-group");
            nodes.add(box);
        }
        nodes.add(Widgets.row(Widgets.button(Form.id(at) + "-add", "+ Choice",
                () -> model.edit(draft -> draft.with(at + "/-", ColumnsForm.choice())), "small")));
        nodes.add(form.wrong(at));
        return nodes;
    }

    private static List<Node> lookup(BuilderModel model, Form form, String table, String at) {
        Form others = form.over(() -> SeenValues.fields(model, model.draft().get().text(at + "/table")));
        return List.of(
                Form.beside(form.choice("Look up in table", at + "/table", others(model, table, at + "/table"), false),
                        others.path("its field", at + "/where", "id")),
                Form.beside(form.path("that equals", at + "/equals", "productId"), others.path("and take", at + "/take", "name")),
                form.wrong(at));
    }

    private static List<Node> climb(BuilderModel model, Form form, String table, String at) {
        Form others = form.over(() -> SeenValues.fields(model, model.draft().get().text(at + "/table")));
        return List.of(
                Form.beside(form.choice("Climb in table", at + "/table", others(model, table, at + "/table"), false),
                        form.path("starting at", at + "/from", "siteId")),
                Form.beside(others.path("Id of its rows", at + "/id", "id"),
                        others.path("Id of the row above", at + "/parent", "parentId")),
                ConditionsForm.editor(model, others, "Stop at the first row where", at + "/until"), form.wrong(at));
    }

    /** The other tables; none is taken for granted when the document names none of them. */
    static Map<String, String> others(BuilderModel model, String table, String pointer) {
        Map<String, String> words = new LinkedHashMap<>();
        String now = model.draft().get().text(pointer);
        if (now.isEmpty()) {
            words.put("", "Choose a table…");
        }
        model.tables().stream().filter(one -> !one.equals(table)).forEach(one -> words.put(one, one));
        if (!now.isEmpty()) {
            words.putIfAbsent(now, now);
        }
        return words;
    }
}
