package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.PagingSuggestion;
import app.tallybird.ui.control.Widgets;

/** How a list goes on. A person always says it; signs in the answer only propose. */
final class PagingForm {

    static final Map<String, String> TYPES = new LinkedHashMap<>();
    private static final Map<String, String> IN = new LinkedHashMap<>();
    private static final Map<String, String> RELATIVE = new LinkedHashMap<>();
    private static final List<String> TOTALS = List.of("totalPages", "totalPagesHeader", "totalRows", "totalRowsHeader",
            "totalMayBeMissing");
    private static final Map<String, List<String>> PARTS = Map.of("none", TOTALS, "page", parts("param", "in", "start", "shortPageIsLast"),
            "offset", parts("param", "in", "start", "shortPageIsLast"), "cursor", parts("param", "in", "from", "fromLastRow", "nextQuery"),
            "nextLink", parts("from", "relativeTo", "headers"), "linkHeader", parts("rel"));
    /** What means the same in every way that has it. */
    private static final List<String> SHARED = parts("in", "shortPageIsLast");

    static {
        TYPES.put("", "Choose how the list goes on…");
        TYPES.put("none", "One answer holds everything");
        TYPES.put("page", "Page numbers → parameter");
        TYPES.put("offset", "Rows so far → parameter");
        TYPES.put("cursor", "Cursor: a field → parameter");
        TYPES.put("nextLink", "Address of the next page in the answer");
        TYPES.put("linkHeader", "Link header");
        IN.put("query", "the address");
        IN.put("json", "the JSON body");
        IN.put("form", "the form");
        IN.put("graphql", "a GraphQL variable");
        RELATIVE.put("host", "the vendor's host");
        RELATIVE.put("base", "the address of the API");
    }

    private PagingForm() {
    }

    private static List<String> parts(String... own) {
        return Stream.of(List.of(own), List.of("sizeParam", "size"), TOTALS, List.of("more", "maxPages")).flatMap(List::stream).toList();
    }

    static Node content(BuilderModel model, Form form, String table, List<PagingSuggestion> suggestions) {
        String at = table + "/paging";
        DraftTree draft = model.draft().get();
        VBox box = new VBox(8, form.choice("Pages", at + "/type", TYPES, type -> choose(model, table, type)));
        int number = 0;
        for (PagingSuggestion one : suggestions) {
            if (!draft.at(at).map(one.paging()::equals).orElse(false)) {
                box.getChildren().add(Widgets.row(Widgets.text("Perhaps: " + one.title() + ", because " + one.because() + ".", "small"),
                        Widgets.spring(), Widgets.button("use-paging-" + number++, "Use it", () -> use(model, table, one), "small")));
            }
        }
        box.getChildren().addAll(fields(model, form, table));
        box.getChildren().add(form.wrong(at));
        return box;
    }

    private static List<Node> fields(BuilderModel model, Form form, String table) {
        String at = table + "/paging";
        DraftTree draft = model.draft().get();
        String type = draft.text(at + "/type");
        return switch (type) {
            case "page",
                    "offset" ->
                List.of(Form.beside(form.text("Parameter", at + "/param", "page"), form.choice("in", at + "/in", IN, false),
                        form.number("Starts at", at + "/start", type.equals("page") ? "1" : "0")), size(form, at, "pageSize"),
                        totals(model, form, at), flag(model, form, at),
                        form.check("A page with fewer rows is the last one", at + "/shortPageIsLast"), more(model, form, at, false));
            case "cursor" -> List.of(Form.beside(form.text("Parameter", at + "/param", "after"), form.choice("in", at + "/in", IN, false)),
                    Form.beside(FormParts.answerPath(model, form, "Cursor is at (in the answer)", at + "/from", "meta.nextCursor"),
                            form.path("or in the last row, field", at + "/fromLastRow", "id")),
                    size(form, at, "pageSize"), totals(model, form, at), flag(model, form, at),
                    more(model, form, at, draft.has(at + "/nextQuery"), nextQuery(model, form, at)));
            case "nextLink" -> List.of(FormParts.answerPath(model, form, "Next address is at", at + "/from", "links.next"),
                    size(form, at, "pageSize"), totals(model, form, at),
                    more(model, form, at, List.of("more", "relativeTo", "headers").stream().anyMatch(part -> draft.has(at + "/" + part)),
                            flag(model, form, at), form.choice("An address without a host continues", at + "/relativeTo", RELATIVE, false),
                            form.pairs("Headers of the next request, from the answer", at + "/headers", "+ Header", "X-Continuation",
                                    "links.continuation")));
            case "linkHeader" -> List.of(size(form, at, "per_page"), totals(model, form, at),
                    more(model, form, at, draft.has(at + "/rel") || draft.has(at + "/more"), form.text("Which link", at + "/rel", "next"),
                            flag(model, form, at)));
            case "none" -> SourceForm.source(draft, table).equals("request") ? List.of(totals(model, form, at)) : List.of();
            default -> List.<Node>of();
        };
    }

    private static Node size(Form form, String at, String prompt) {
        return Form.beside(form.text("Parameter for the size", at + "/sizeParam", prompt),
                form.number("Rows per page", at + "/size", "100"));
    }

    /** What the vendor says about the length of the list, which shows that it was cut. */
    private static Node totals(BuilderModel model, Form form, String at) {
        boolean set = TOTALS.stream().anyMatch(part -> model.draft().get().has(at + "/" + part));
        return FormParts.fold(model, Form.id(at) + "-totals", "Totals that the answer tells", set,
                Form.beside(FormParts.answerPath(model, form, "Row total is at", at + "/totalRows", "total"),
                        form.text("or in the header", at + "/totalRowsHeader", "X-Total-Count")),
                Form.beside(FormParts.answerPath(model, form, "Page total is at", at + "/totalPages", "total_pages"),
                        form.text("or in the header", at + "/totalPagesHeader", "X-Total-Pages")),
                form.check("Not every answer tells it", at + "/totalMayBeMissing"));
    }

    private static Node flag(BuilderModel model, Form form, String at) {
        return FormParts.answerPath(model, form, "More to come is at", at + "/more", "hasMore");
    }

    private static Node more(BuilderModel model, Form form, String at, boolean set, Node... rare) {
        List<Node> nodes = new ArrayList<>(List.of(rare));
        nodes.add(form.number("More pages than this are an error", at + "/maxPages", "1000"));
        return FormParts.fold(model, Form.id(at) + "-more-pages", "More about pages", set || model.draft().get().has(at + "/maxPages"),
                nodes.toArray(Node[]::new));
    }

    /** No parameters at all is something else than those of the first page. */
    private static Node nextQuery(BuilderModel model, Form form, String at) {
        String pointer = at + "/nextQuery";
        boolean own = model.draft().get().has(pointer);
        CheckBox box = new CheckBox("Later pages have other parameters than the first");
        box.setId(Form.id(pointer));
        box.setSelected(own);
        box.setOnAction(event -> otherQuery(model, at, box.isSelected()));
        return own
                ? new VBox(6, box, form.pairs("Parameters of later pages, besides the cursor", pointer, "+ Parameter", "limit", "100"))
                : box;
    }

    /** Gives later pages parameters of their own, none at first, or takes them away. */
    static void otherQuery(BuilderModel model, String at, boolean other) {
        model.edit(draft -> other ? draft.with(at + "/nextQuery", new JsonObject()) : draft.without(at + "/nextQuery"));
    }

    /** Another way to go on; what the new way has in common with the one before stays. */
    static void choose(BuilderModel model, String table, String type) {
        if (type.isEmpty()) {
            model.edit(draft -> draft.without(table + "/paging"));
            return;
        }
        model.edit(draft -> {
            JsonObject before = draft.at(table + "/paging").filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject)
                    .orElseGet(JsonObject::new);
            JsonObject proposed = new JsonObject();
            switch (type) {
                case "page", "offset" -> {
                    proposed.addProperty("param", type.equals("page") ? "page" : "offset");
                    proposed.addProperty("size", 100);
                }
                case "cursor" -> proposed.addProperty("param", "after");
                case "nextLink" -> proposed.addProperty("from", "next");
                default -> {
                }
            }
            JsonObject paging = new JsonObject();
            paging.addProperty("type", type);
            for (String part : PARTS.getOrDefault(type, List.of())) {
                JsonElement value = before.has(part) && SHARED.contains(part) ? before.get(part) : proposed.get(part);
                if (value != null) {
                    paging.add(part, value);
                }
            }
            before.entrySet().stream().filter(entry -> entry.getKey().startsWith("x-"))
                    .forEach(entry -> paging.add(entry.getKey(), entry.getValue()));
            return draft.with(table + "/paging", paging);
        });
    }

    /** Takes a proposal; parameters that the paging sends itself leave the request. */
    static void use(BuilderModel model, String table, PagingSuggestion one) {
        model.edit(draft -> {
            DraftTree tree = draft.with(table + "/paging", one.paging());
            for (String part : List.of("param", "sizeParam")) {
                if (one.paging().has(part)) {
                    String place = table + "/request/query"
                            + app.tallybird.connector.description.Pointer.of(one.paging().get(part).getAsString());
                    tree = tree.without(place);
                }
            }
            return tree.names(table + "/request/query").isEmpty() ? tree.without(table + "/request/query") : tree;
        });
    }
}
