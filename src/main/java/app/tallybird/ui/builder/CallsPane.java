package app.tallybird.ui.builder;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.inspection.Trace;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.connector.inspection.TracedPage;
import app.tallybird.connector.inspection.TracedTable;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;

/** Calls as they were made: token calls apart from data, raw answers, pages, and the log. */
final class CallsPane {

    private static final int LONGEST_TEXT = 200_000;

    private CallsPane() {
    }

    static Node empty(String words) {
        VBox box = new VBox(Widgets.text(words, "muted"));
        box.getStyleClass().add("pane-empty");
        return box;
    }

    static Node signIn(BuilderModel model, Trace trace) {
        if (trace.calls().isEmpty()) {
            return empty("Press Run, or \"Test sign-in\", to see whether the vendor accepts the credentials.");
        }
        VBox box = new VBox(12);
        box.getStyleClass().add("pane-empty");
        SignInWords words = SignInWords.of(model.draft.get(), trace);
        for (TracedCall call : trace.signIns()) {
            box.getChildren().add(call(call, words.of(call)));
        }
        if (trace.signIns().isEmpty()) {
            box.getChildren().add(Widgets.text(words.withoutCall(), "muted"));
        }
        trace.calls().stream().filter(call -> !call.signIn()).findFirst()
                .ifPresent(call -> box.getChildren().add(call(call, "First data call.")));
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static Node call(TracedCall call, String words) {
        VBox lines = Widgets.card(Widgets.text((call.signIn() ? "Token call: " : "Data call: ") + words, "strong"),
                Widgets.text(call.line(), "code"),
                Widgets.text(call.outcome(), call.status() >= 200 && call.status() < 300 ? "good-text" : "error-text"));
        call.headers().forEach(header -> lines.getChildren().add(Widgets.text(header.name() + ": " + header.value(), "code", "muted")));
        if (!call.body().isEmpty()) {
            lines.getChildren().add(Widgets.text(call.body(), "code", "muted"));
        }
        String answer = call.text();
        if (!answer.isEmpty()) {
            lines.getChildren().add(Widgets.text("Answer: " + (answer.length() > 600 ? answer.substring(0, 600) + "…" : answer), "code"));
        }
        return lines;
    }

    /** The answer as a tree, or as text when it is no JSON. */
    static Node response(BuilderModel model, Optional<TracedCall> call, Optional<JsonElement> json) {
        if (call.isEmpty()) {
            return empty("Nothing was asked yet. Press Run to see the vendor's answer.");
        }
        if (json.isEmpty() || json.get().isJsonPrimitive()) {
            String text = model.place.application().redactor().redact(call.get().text());
            TextArea area = new TextArea(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "\n… cut" : text);
            area.setId("raw-answer");
            area.setEditable(false);
            area.getStyleClass().add("code");
            area.setAccessibleText("The vendor's answer, which is no JSON");
            return area;
        }
        AnswerTree tree = new AnswerTree(spot -> chosen(model, spot), model.place.application().redactor()::redact);
        tree.show(json.get());
        return tree;
    }

    /** A list becomes the rows; any other value's path goes to the field that was used last. */
    static void chosen(BuilderModel model, AnswerTree.ClickedValue spot) {
        String table = model.spot.get().table();
        if (spot.json() instanceof JsonArray && !table.isEmpty()
                && spot.steps().stream().noneMatch(app.tallybird.connector.format.FieldPath.Step.Index.class::isInstance)) {
            model.edit(draft -> draft.with(Pointer.of("tables", table, "rows"), spot.path()));
            model.said.set(spot.path().equals(".") ? "The whole answer is the list of rows." : "The rows are at " + spot.path() + ".");
        } else if (!table.isEmpty() && spot.json() != null && !spot.json().isJsonObject()) {
            model.insertPath(spot.pathInRow(), spot.path());
        }
    }

    static Node pages(TracedTable table) {
        if (table.pages().isEmpty()) {
            return empty("No page was read yet.");
        }
        return Tables.of("pages-table", FXCollections.observableArrayList(table.pages()), "", "Pages of " + table.name(),
                List.of(Tables.text("For", 140, TracedPage::parent), Tables.number("Page", 70, TracedPage::page, String::valueOf),
                        Tables.number("Rows", 80, TracedPage::rows, String::valueOf),
                        Tables.text("Next page uses", 240, TracedPage::next, "code"),
                        Tables.text("Why it ended", 220, TracedPage::stopped)));
    }

    static Node log(Trace trace) {
        ListView<String> list = new ListView<>(FXCollections.observableArrayList(trace.log()));
        list.setId("log");
        list.getStyleClass().add("code");
        list.setAccessibleText("What was done, line by line");
        list.setPlaceholder(Widgets.text("Nothing was done yet.", "muted"));
        return list;
    }
}
