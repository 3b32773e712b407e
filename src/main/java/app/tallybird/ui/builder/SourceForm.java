package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** Rows that come from a file or from a program of the user's, and how separated values are read. */
final class SourceForm {

    static final Map<String, String> SOURCES = new LinkedHashMap<>();
    private static final Map<String, String> FORMATS = new LinkedHashMap<>();
    private static final Map<String, String> SEPARATORS = new LinkedHashMap<>();
    private static final Map<String, String> DECIMALS = new LinkedHashMap<>();
    private static final String OTHER = "{{input.separator}}";

    static {
        SOURCES.put("request", "The vendor's API");
        SOURCES.put("file", "A file");
        SOURCES.put("command", "A program of yours");
        FORMATS.put("json", "JSON");
        FORMATS.put("csv", "Separated values");
        FORMATS.put("auto", "JSON or values");
        SEPARATORS.put(",", "Comma");
        SEPARATORS.put(";", "Semicolon");
        SEPARATORS.put("\t", "Tab");
        SEPARATORS.put("|", "Bar");
        SEPARATORS.put("auto", "Found by looking");
        SEPARATORS.put(OTHER, "Another…");
        DECIMALS.put("auto", "Found by looking");
        DECIMALS.put(".", "Point, as in 1.5");
        DECIMALS.put(",", "Comma, as in 1,5");
    }

    private SourceForm() {
    }

    static String source(DraftTree draft, String at) {
        return SOURCES.keySet().stream().filter(one -> draft.has(at + "/" + one)).findFirst().orElse("request");
    }

    static List<Node> content(BuilderModel model, Form form, String at) {
        List<Node> nodes = new ArrayList<>();
        if (source(model.draft().get(), at).equals("file")) {
            nodes.add(Form.beside(form.text("File", at + "/file", "{{input.file}}"),
                    form.choice("It holds", at + "/format", files(model.draft().get().text(at + "/format")), true)));
        } else {
            nodes.add(Widgets.text("What is started on this computer is only ever what its user enters: name one input for each.", "muted",
                    "small"));
            nodes.add(Form.beside(form.text("Program", at + "/command/program", "{{input.program}}"),
                    form.text("Arguments (optional)", at + "/command/arguments", "{{input.arguments}}")));
            nodes.add(Form.beside(form.choice("It prints", at + "/format", FORMATS, true),
                    form.number("Seconds until it is stopped", at + "/command/timeoutSeconds", "300")));
            nodes.add(form.wrong(at + "/command"));
        }
        if (List.of("csv", "auto").contains(model.draft().get().text(at + "/format"))) {
            nodes.addAll(csv(model, form, at + "/csv"));
        }
        nodes.add(form.wrong(at));
        return nodes;
    }

    private static Map<String, String> files(String now) {
        Map<String, String> words = new LinkedHashMap<>();
        if (!now.equals("csv")) {
            words.put(now, "Choose…");
        }
        words.put("csv", "Separated values");
        return words;
    }

    private static List<Node> csv(BuilderModel model, Form form, String at) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Form.beside(mark(model, form, "Separator", at + "/separator", SEPARATORS),
                mark(model, form, "Decimal sign", at + "/decimal", DECIMALS)));
        nodes.add(Form.beside(form.text("Characters", at + "/charset", "auto"),
                form.number("First lines to pass over", at + "/skipLines", "0")));
        CheckBox header = new CheckBox("The first line names the fields");
        header.setId(Form.id(at + "/header"));
        form.watch(model.draft(), () -> header.setSelected(!model.draft().get().text(at + "/header").equals("false")));
        header.setOnAction(event -> model.change(
                draft -> header.isSelected() ? draft.without(at + "/header") : draft.with(at + "/header", new JsonPrimitive(false))));
        nodes.add(header);
        nodes.add(form.wrong(at, at + "/header"));
        return nodes;
    }

    /** One of a few marks, or what the document says instead, such as an input. */
    private static Node mark(BuilderModel model, Form form, String label, String pointer, Map<String, String> words) {
        String now = model.draft().get().text(pointer);
        boolean known = now.isEmpty() || (words.containsKey(now) && !now.equals(OTHER));
        return known ? form.choice(label, pointer, words, true) : form.text(label, pointer, words.keySet().iterator().next());
    }

    /** Where the rows come from, for changing it. */
    static Node choice(BuilderModel model, Form form, String at) {
        ComboBox<String> box = Form.box(SOURCES);
        box.setId(Form.id(at) + "-source");
        box.setAccessibleText("The rows come from");
        box.setValue(source(model.draft().get(), at));
        OnChoice.act(box, () -> {
            String chosen = String.valueOf(box.getValue());
            if (SOURCES.containsKey(chosen) && !chosen.equals(source(model.draft().get(), at))) {
                choose(model, at, chosen);
            }
        });
        return form.field("The rows come from", box);
    }

    /** Another source; what only the one before had goes, and Undo brings it back. */
    static void choose(BuilderModel model, String at, String source) {
        model.edit(draft -> {
            DraftTree tree = draft;
            for (String one : List.of("request", "file", "command", "format", "csv", "auth", "failWhen", "forEach", "ifParentFails")) {
                tree = tree.without(at + "/" + one);
            }
            JsonObject none = new JsonObject();
            none.addProperty("type", "none");
            return switch (source) {
                case "file" -> tree.with(at + "/file", "{{input.file}}").with(at + "/format", "csv").with(at + "/rows", ".")
                        .with(at + "/paging", none);
                case "command" ->
                    tree.with(at + "/command/program", "{{input.program}}").with(at + "/rows", ".").with(at + "/paging", none);
                default -> tree.with(at + "/request/path", "/");
            };
        });
        model.said().set("Undo brings back what was there.");
    }
}
