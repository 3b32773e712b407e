package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.PagingSigns;
import app.tallybird.connector.editing.PagingSuggestion;
import app.tallybird.connector.editing.References;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.ui.control.Widgets;

/** One table: its request, how its list goes on, where its rows are, and which of them count. */
final class TableCard {

    private static final Map<String, String> METHODS = Form.plain(List.of("GET", "POST"));
    private static final Map<String, String> ROWS_AS = new LinkedHashMap<>();
    private static final List<String> MORE = List.of("/ifParentFails", "/forEach/distinct", "/forEach/where", "/merge", "/expand",
            "/latest", "/expect", "/minRows", "/mayBeMissing", "/note", "/request/base", "/request/headers", "/auth");

    static {
        ROWS_AS.put("list", "A list");
        ROWS_AS.put("one", "One object");
        ROWS_AS.put("entries", "Names and values");
    }

    private TableCard() {
    }

    static List<Node> content(BuilderModel model, Form form, String table) {
        String at = Pointer.of("tables", table);
        DraftTree draft = model.draft().get();
        List<Node> nodes = new ArrayList<>();
        nodes.add(head(model, table));
        boolean asked = SourceForm.source(draft, at).equals("request");
        if (asked) {
            nodes.add(request(form, at));
            if (hasParents(model, at, table)) {
                nodes.addAll(ForEachForm.content(model, form, at, table));
            }
            nodes.add(form.pairs("Parameters", at + "/request/query", "+ Parameter", "pageSize", "100"));
            nodes.addAll(body(model, form, at));
            nodes.add(PagingForm.content(model, form, at, suggestions(model, table)));
            nodes.add(rows(form, at));
        } else {
            nodes.addAll(SourceForm.content(model, form, at));
        }
        nodes.add(Items.paths(model, form, "What identifies a row (repeats are dropped)", at + "/key", true));
        nodes.add(ConditionsForm.editor(model, form, "Keep only rows where", at + "/where"));
        nodes.add(ColumnsForm.editor(model, form, table));
        nodes.add(more(model, form, at, table));
        if (asked) {
            nodes.add(FailRules.fold(model, form, at));
        }
        return nodes;
    }

    private static Node head(BuilderModel model, String table) {
        TextField name = new TextField(table);
        name.setId("table-name");
        name.setAccessibleText("Name of the table");
        name.setOnAction(event -> rename(model, table, name.getText().strip()));
        name.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.place().runner().onScreen(() -> left(model, table, name));
            }
        });
        HBox.setHgrow(name, javafx.scene.layout.Priority.SOMETIMES);
        name.setMinWidth(80);
        Label title = Widgets.label("Table", "strong");
        title.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return Widgets.row(title, name,
                Widgets.button("rename-table", "Rename", () -> rename(model, table, name.getText().strip()), "small"), Widgets.spring(),
                Form.remove("table " + table, () -> model.edit(draft -> draft.without(Pointer.of("tables", table)))));
    }

    /** The name counts once the keyboard has gone elsewhere, as long as the table is still there. */
    private static void left(BuilderModel model, String table, TextField name) {
        if (name.getScene() != null && model.tables().contains(table) && !name.getText().isBlank()) {
            rename(model, table, name.getText().strip());
        }
    }

    /** Another name takes every reference along; one that is taken or no name is refused in words. */
    static void rename(BuilderModel model, String table, String name) {
        if (name.equals(table)) {
            return;
        }
        if (!name.matches("[a-z][A-Za-z0-9_-]{0,39}") || model.tables().contains(name)) {
            model.said()
                    .set(model.tables().contains(name)
                            ? "There is another table \"" + name + "\"."
                            : "A table's name begins with a lower-case letter; letters, digits, _ and - may follow.");
            return;
        }
        model.renamed(References.renameTable(model.draft().get(), table, name), name);
    }

    /** Adds a table that asks for nothing yet. */
    static void add(BuilderModel model) {
        String name = "table";
        for (int number = 2; model.tables().contains(name); number++) {
            name = "table" + number;
        }
        String free = name;
        JsonObject request = new JsonObject();
        request.addProperty("path", "/");
        JsonObject table = new JsonObject();
        table.add("request", request);
        model.edit(draft -> draft.with(Pointer.of("tables", free), table));
        model.open(OpenCard.table(free));
    }

    private static Node request(Form form, String at) {
        Node method = form.choice("Method", at + "/request/method", METHODS, true);
        ((VBox) method).setPrefWidth(104);
        ((VBox) method).setMinWidth(104);
        HBox.setHgrow(method, javafx.scene.layout.Priority.NEVER);
        return new HBox(8, method, form.text("Path", at + "/request/path", "/v1/devices"));
    }

    private static List<Node> body(BuilderModel model, Form form, String at) {
        DraftTree draft = model.draft().get();
        if (!draft.text(at + "/request/method").equals("POST") && RequestBody.kind(draft, at + "/request").isEmpty()) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>();
        nodes.add(Widgets.text("A POST may only read: make sure that this call changes nothing at the vendor.", "warn-text", "small"));
        nodes.addAll(RequestBody.content(model, form, at + "/request", new RequestBody.Words("body-kind", "Body", "{{parent.id}}")));
        return nodes;
    }

    /** Whether it can be asked for each row of another table. */
    private static boolean hasParents(BuilderModel model, String at, String table) {
        return model.draft().get().has(at + "/forEach") || model.tables().stream().anyMatch(name -> !name.equals(table));
    }

    /** Another kind of body. */
    static void body(BuilderModel model, String at, String kind) {
        RequestBody.choose(model, at + "/request", kind);
    }

    private static List<PagingSuggestion> suggestions(BuilderModel model, String table) {
        List<PagingSuggestion> all = new ArrayList<>(alike(model, table));
        Optional<TracedCall> call = model.live().shown().get().trace().last(table);
        Optional<JsonElement> answer = Optional.ofNullable(model.live().shown().get().answers().get(table));
        if (call.isEmpty() || answer.isEmpty()) {
            return all;
        }
        Map<String, String> query = new LinkedHashMap<>();
        String at = Pointer.of("tables", table, "request", "query");
        DraftTree draft = model.draft().get();
        draft.names(at).forEach(name -> query.put(name, draft.text(at + Pointer.of(name))));
        int rows = model.live().shown().get().trace().table(table).pages().stream().findFirst().map(page -> (int) page.rows()).orElse(0);
        all.addAll(0, PagingSigns.of(answer.get(), query, rows, call.get().answerHeaders()));
        return all;
    }

    /** Lists of one vendor mostly go on in one way: as long as nothing is said, that of each other table is proposed. */
    private static List<PagingSuggestion> alike(BuilderModel model, String table) {
        DraftTree draft = model.draft().get();
        if (draft.has(Pointer.of("tables", table, "paging"))) {
            return List.of();
        }
        Map<JsonElement, PagingSuggestion> found = new LinkedHashMap<>();
        for (String other : model.tables()) {
            draft.at(Pointer.of("tables", other, "paging")).filter(JsonElement::isJsonObject)
                    .filter(paging -> !paging.getAsJsonObject().get("type").getAsString().equals("none"))
                    .ifPresent(paging -> found.putIfAbsent(paging, new PagingSuggestion("as in the table " + other,
                            "lists of one vendor mostly go on alike", paging.getAsJsonObject())));
        }
        return List.copyOf(found.values());
    }

    private static Node rows(Form form, String at) {
        VBox as = (VBox) form.choice("as", at + "/rowsAs", ROWS_AS, false);
        as.setMinWidth(130);
        as.setPrefWidth(130);
        HBox.setHgrow(as, javafx.scene.layout.Priority.NEVER);
        return new HBox(10, form.path("Rows are at", at + "/rows", "Run, then click the list"), as);
    }

    private static Node more(BuilderModel model, Form form, String at, String table) {
        DraftTree draft = model.draft().get();
        boolean asked = SourceForm.source(draft, at).equals("request");
        VBox box = new VBox(10);
        box.getChildren().addAll(ForEachForm.more(model, form, at));
        box.getChildren().addAll(TableShape.content(model, form, at));
        box.getChildren().addAll(ExpectForm.content(model, form, at, table));
        box.getChildren().addAll(Form.beside(form.number("Fewer rows than this is an error", at + "/minRows", "0")),
                form.check("The list may be missing in the answer", at + "/mayBeMissing"));
        if (asked) {
            box.getChildren().addAll(form.text("Another address than the connector's", at + "/request/base", ""),
                    form.pairs("Headers", at + "/request/headers", "+ Header", "X-Tenant", "{{parent.id}}"),
                    SignInForms.ofTable(model, form, at));
        } else {
            box.getChildren().addAll(rows(form, at), PagingForm.content(model, form, at, List.of()));
        }
        box.getChildren().addAll(form.field("Note", form.note("Note of the table", at + "/note")), SourceForm.choice(model, form, at));
        TitledPane pane = new TitledPane("More", box);
        pane.setId("more");
        pane.setExpanded(MORE.stream().anyMatch(part -> draft.has(at + part)));
        return pane;
    }
}
