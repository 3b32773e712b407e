package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;

import app.tallybird.connector.editing.DraftTree;

/** What is rarely said about a connector as a whole. */
final class HeadForm {

    private HeadForm() {
    }

    static Node fold(BuilderModel model, Form form) {
        DraftTree draft = model.draft().get();
        boolean set = Stream.of("note", "timeZone", "beta", "sdk", "check", "limits").anyMatch(part -> draft.has("/" + part));
        return FormParts.fold(model, "more-connector", "More about this connector", set,
                FormParts.prose(model, form, "What to know about it", "/note", "What it counts, and what not"),
                Form.beside(form.text("Version", "/version", "1.0.0"),
                        form.text("Time zone of the vendor's dates", "/timeZone", "empty: each integration's own")),
                form.text("Folder of the PowerShell script it replaces", "/sdk", "Its .env file is offered for import"),
                form.check("Not yet compared with a live account (beta)", "/beta"),
                form.choice("The credentials are tested with", "/check", tables(model, draft), false),
                Form.beside(form.number("Most requests of a run", "/limits/maxRequests", "5000"),
                        form.number("Most rows", "/limits/maxRows", "200000")),
                Form.beside(form.number("Largest answer, in MB", "/limits/maxResponseMb", "20"),
                        form.number("Longest run, in minutes", "/limits/maxMinutes", "30")));
    }

    private static Map<String, String> tables(BuilderModel model, DraftTree draft) {
        Map<String, String> words = new LinkedHashMap<>();
        String first = draft.texts("/accounts/from").stream().findFirst().orElse("");
        words.put("", first.isEmpty() ? "the first table of accounts" : "the first table of accounts (" + first + ")");
        model.tables().forEach(table -> words.put(table, table));
        return words;
    }
}
