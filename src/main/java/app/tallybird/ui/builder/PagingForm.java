package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.draft.DraftTree;
import app.tallybird.connector.draft.PagingSuggestion;
import app.tallybird.ui.control.Pieces;

/** How a list goes on. A person always says it; signs in the answer only propose. */
final class PagingForm {

    static final Map<String, String> TYPES = new LinkedHashMap<>();
    private static final Map<String, String> IN = new LinkedHashMap<>();

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
    }

    private PagingForm() {
    }

    static Node content(BuilderModel model, Form form, String table, List<PagingSuggestion> suggestions) {
        String at = table + "/paging";
        DraftTree draft = model.draft().get();
        VBox box = new VBox(8, form.choice("Pages", at + "/type", TYPES, type -> choose(model, table, type)));
        int number = 0;
        for (PagingSuggestion one : suggestions) {
            if (!draft.at(at).map(one.paging()::equals).orElse(false)) {
                box.getChildren()
                        .add(Pieces.row(Pieces.text("Perhaps: " + one.title() + ", because " + one.because() + ".", "small"),
                                Pieces.spring(),
                                Pieces.button("use-paging-" + number++, "Use it", () -> use(model, table, one), "small")));
            }
        }
        switch (draft.text(at + "/type")) {
            case "page", "offset" -> box.getChildren().addAll(
                    Form.beside(form.text("Parameter", at + "/param", "page"), form.choice("in", at + "/in", IN, false),
                            form.number("Starts at", at + "/start", draft.text(at + "/type").equals("page") ? "1" : "0")),
                    Form.beside(form.text("Parameter for the size", at + "/sizeParam", "pageSize"),
                            form.number("Rows per page", at + "/size", "100")),
                    ends(form, at), form.check("A page with fewer rows is the last one", at + "/shortPageIsLast"));
            case "cursor" -> box.getChildren().addAll(
                    Form.beside(form.text("Parameter", at + "/param", "after"), form.choice("in", at + "/in", IN, false)),
                    Form.beside(form.text("Cursor is at (in the answer)", at + "/from", "meta.nextCursor"),
                            form.path("or in the last row, field", at + "/fromLastRow", "id")),
                    Form.beside(form.text("Parameter for the size", at + "/sizeParam", "pageSize"),
                            form.number("Rows per page", at + "/size", "100")),
                    Form.beside(form.text("More to come is at", at + "/more", "hasMore"),
                            form.text("All rows are at", at + "/totalRows", "total")));
            case "nextLink" -> box.getChildren().addAll(form.text("Next address is at", at + "/from", "links.next"),
                    Form.beside(form.text("Parameter for the size", at + "/sizeParam", "pageSize"),
                            form.number("Rows per page", at + "/size", "100")));
            case "linkHeader" -> box.getChildren()
                    .add(Form.beside(form.text("Parameter for the size", at + "/sizeParam", "per_page"),
                            form.number("Rows per page", at + "/size", "100")));
            default -> {
            }
        }
        return box;
    }

    private static Node ends(Form form, String at) {
        return Form.beside(form.text("Number of pages is at", at + "/totalPages", "total_pages"),
                form.text("All rows are at", at + "/totalRows", "total"),
                form.text("More to come is at", at + "/more", "hasMore"));
    }

    /** Another way to go on; sizes stay where the new way has them. */
    static void choose(BuilderModel model, String table, String type) {
        if (type.isEmpty()) {
            model.edit(draft -> draft.without(table + "/paging"));
            return;
        }
        model.edit(draft -> {
            JsonObject paging = new JsonObject();
            paging.addProperty("type", type);
            switch (type) {
                case "page", "offset" -> {
                    paging.addProperty("param", type.equals("page") ? "page" : "offset");
                    paging.add("size", draft.at(table + "/paging/size").orElse(new JsonPrimitive(100)));
                }
                case "cursor" -> paging.addProperty("param", "after");
                case "nextLink" -> paging.addProperty("from", "next");
                default -> {
                }
            }
            if (!type.equals("none")) {
                draft.at(table + "/paging/sizeParam").ifPresent(size -> paging.add("sizeParam", size));
                if (!paging.has("size")) {
                    draft.at(table + "/paging/size").ifPresent(size -> paging.add("size", size));
                }
            }
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
                            + app.tallybird.connector.draft.Pointer.of(one.paging().get(part).getAsString());
                    tree = tree.without(place);
                }
            }
            return tree.names(table + "/request/query").isEmpty() ? tree.without(table + "/request/query") : tree;
        });
    }
}
