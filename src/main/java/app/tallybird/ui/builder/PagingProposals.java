package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import com.google.gson.JsonElement;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.PagingSigns;
import app.tallybird.connector.editing.PagingSuggestion;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.ui.control.Widgets;

/** How a list may go on. A person always says it; other tables and signs in the answer only propose. */
final class PagingProposals {

    private PagingProposals() {
    }

    static List<Node> content(Form form, String pointer) {
        String paging = Pointer.parent(pointer);
        VBox box = new VBox(6);
        for (PagingSuggestion one : all(form.model(), Pointer.parent(paging))) {
            if (!form.draft().at(paging).map(one.paging()::equals).orElse(false)) {
                box.getChildren()
                        .add(Widgets.row(Widgets.text("Perhaps: " + one.title() + ", because " + one.because() + ".", "small"),
                                Widgets.spring(), Widgets.button("use-paging-" + box.getChildren().size(), "Use it",
                                        () -> use(form.model(), Pointer.parent(paging), one), "small")));
            }
        }
        return box.getChildren().isEmpty() ? List.of() : List.of(box);
    }

    private static List<PagingSuggestion> all(BuilderModel model, String at) {
        DraftTree draft = model.draft().get();
        String table = Pointer.last(at);
        List<PagingSuggestion> all = new ArrayList<>();
        LiveModel.Shown shown = model.live.shown().get();
        Optional<TracedCall> call = shown.trace().last(table);
        JsonElement answer = shown.answers().get(table);
        if (call.isPresent() && answer != null && draft.has(at + "/request")) {
            Map<String, String> query = new LinkedHashMap<>();
            draft.names(at + "/request/query").forEach(name -> query.put(name, draft.text(at + "/request/query" + Pointer.of(name))));
            int rows = shown.trace().table(table).pages().stream().findFirst().map(page -> (int) page.rows()).orElse(0);
            all.addAll(PagingSigns.of(answer, query, rows, call.get().answerHeaders()));
        }
        if (!draft.has(at + "/paging")) {
            all.addAll(alike(draft));
        }
        return all;
    }

    /** Lists of one vendor mostly go on in one way: as long as nothing is said, that of each other table is proposed. */
    private static List<PagingSuggestion> alike(DraftTree draft) {
        Map<JsonElement, PagingSuggestion> found = new LinkedHashMap<>();
        for (String other : draft.names("/tables")) {
            String paging = Pointer.of("tables", other, "paging");
            if (!List.of("", "none").contains(draft.text(paging + "/type"))) {
                JsonElement json = draft.at(paging).orElseThrow();
                found.putIfAbsent(json,
                        new PagingSuggestion("as in the table " + other, "lists of one vendor mostly go on alike", json.getAsJsonObject()));
            }
        }
        return List.copyOf(found.values());
    }

    /** Takes a proposal; parameters that the paging sends itself leave the request. */
    static void use(BuilderModel model, String table, PagingSuggestion one) {
        model.edit(draft -> {
            DraftTree tree = draft.with(table + "/paging", one.paging());
            for (String part : List.of("param", "sizeParam")) {
                if (one.paging().has(part)) {
                    tree = tree.withoutEmpty(table + "/request/query" + Pointer.of(one.paging().get(part).getAsString()));
                }
            }
            return tree;
        });
    }
}
