package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.connector.inspection.TracedTable;
import app.tallybird.ui.builder.LiveModel.Shown;
import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** What the vendor answers: the answer itself, rows, pages, counts, and a log. */
final class LivePane extends VBox {

    private final BuilderModel model;
    private final LiveModel live;
    private final FlowPane tabs = new FlowPane(8, 6);
    private final Badge status = new Badge();
    private final StackPane body = new StackPane();
    private final Label request = Widgets.text("", "code", "request-line");
    private final ValuesBar.Choice values = new ValuesBar.Choice();
    private final ParentPicker parents;
    private final Label foot = Widgets.text("", "footer-words");
    private final StringProperty chosen = new SimpleStringProperty("Response");

    LivePane(BuilderModel model) {
        this.model = model;
        live = model.live;
        parents = new ParentPicker(live);
        getStyleClass().add("pane-box");
        tabs.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(tabs, Priority.ALWAYS);
        status.setId("run-status");
        Button run = Widgets.button("run", "Run", live::run, "accent");
        run.setAccessibleText("Run: ask the vendor for a first look");
        Button all = Widgets.button("run-all", "Run everything", live::runEverything);
        Button stop = Widgets.when(live.busy, Widgets.button("stop-run", "Stop", live::stopRun));
        ProgressIndicator spinner = Widgets.when(live.busy, new ProgressIndicator());
        spinner.getStyleClass().add("spinner");
        HBox top = new HBox(8, tabs, spinner, status, stop, run, all);
        top.getStyleClass().add("pane-head");
        VBox.setVgrow(body, Priority.ALWAYS);
        request.setId("request-line");
        foot.setId("live-foot");
        HBox bottom = new HBox(foot);
        bottom.getStyleClass().add("pane-foot");
        Label stale = Widgets.text("", "warn-text");
        stale.textProperty().bind(live.stale);
        VBox notes = new VBox(6, new ProblemBar(live.problem, text -> model.place.desktop().copy(text, "Details copied")),
                Widgets.when(live.stale.isNotEmpty(), stale), parents, request);
        notes.getStyleClass().add("pane-notes");
        getChildren().addAll(top, notes, body, bottom);
        live.shown.subscribe(now -> show());
        model.spot.subscribe((before, now) -> {
            boolean fresh = now.card() == OpenCard.Card.TABLE && !model.draft.get().has(Pointer.of("tables", now.table(), "rows"));
            boolean other = before.card() != now.card() || (fresh && !before.equals(now));
            if (other && !usual(now).equals(chosen.get())) {
                chosen.set(usual(now));
            } else {
                show();
            }
        });
        chosen.set(usual(model.spot.get()));
        chosen.subscribe(now -> show());
    }

    /** What a person looks at first on a card. */
    private static String usual(OpenCard spot) {
        return switch (spot.card()) {
            case CREDENTIALS, SIGN_IN -> "Sign-in";
            case TABLE -> "Response";
            case ACCOUNTS -> "Accounts";
            case SERVICES -> "Counts";
        };
    }

    private boolean counts() {
        return model.spot.get().card() == OpenCard.Card.SERVICES || model.spot.get().card() == OpenCard.Card.ACCOUNTS;
    }

    private Map<String, Supplier<Node>> pages() {
        Shown shown = live.shown.get();
        Map<String, Supplier<Node>> pages = new LinkedHashMap<>();
        if (counts()) {
            pages.put("Accounts", () -> CountsPane.accounts(shown));
            if (model.spot.get().card() == OpenCard.Card.SERVICES) {
                pages.put("Counts", () -> CountsPane.counts(shown, model.place.runner()));
            }
        } else {
            if (model.spot.get().card() != OpenCard.Card.TABLE) {
                pages.put("Sign-in", () -> CallsPane.signIn(model, shown.trace()));
            }
            pages.put("Response", () -> CallsPane.response(model, last(shown), Optional.ofNullable(shown.answers().get(name(shown)))));
            pages.put("Rows", () -> RowsPane.of(model, table(shown), shown.partial(), values));
            pages.put("Pages", () -> CallsPane.pages(table(shown)));
        }
        pages.put("Log", () -> CallsPane.log(shown.trace()));
        return pages;
    }

    private String name(Shown shown) {
        if (model.spot.get().card() == OpenCard.Card.TABLE) {
            return model.spot.get().table();
        }
        return shown.trace().calls().stream().filter(call -> !call.signIn()).map(TracedCall::table).reduce((one, other) -> other)
                .orElse("");
    }

    private TracedTable table(Shown shown) {
        return shown.trace().table(name(shown));
    }

    private Optional<TracedCall> last(Shown shown) {
        List<TracedCall> calls = shown.trace().calls(name(shown));
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(calls.stream().filter(call -> call.status() == 200).findFirst().orElse(calls.getLast()));
    }

    private void show() {
        Map<String, Supplier<Node>> pages = pages();
        if (!pages.containsKey(chosen.get())) {
            chosen.set(usual(model.spot.get()));
            return;
        }
        Shown shown = live.shown.get();
        List<Node> chips = new ArrayList<>();
        boolean focused = tabs.getChildren().stream().anyMatch(Node::isFocused);
        String inBody = body.isFocusWithin() && getScene().getFocusOwner().getId() != null ? getScene().getFocusOwner().getId() : "";
        boolean wasInBody = body.isFocusWithin();
        for (String page : pages.keySet()) {
            long rows = table(shown).all();
            ToggleButton chip = new ToggleButton(page.equals("Rows") && rows > 0
                    ? "Rows " + app.tallybird.ui.control.LocalFormat.number(java.math.BigDecimal.valueOf(rows))
                    : page);
            chip.setId("tab-" + page);
            chip.getStyleClass().add("chip");
            chip.setSelected(page.equals(chosen.get()));
            chip.setAccessibleText(page + (chip.isSelected() ? ", shown now" : ""));
            chip.setOnAction(event -> {
                chosen.set(page);
                chip.setSelected(true);
            });
            chips.add(chip);
        }
        tabs.getChildren().setAll(chips);
        if (focused) {
            chips.stream().filter(chip -> ((ToggleButton) chip).isSelected()).findFirst().ifPresent(Node::requestFocus);
        }
        body.getChildren().setAll(java.util.Objects.requireNonNull(pages.get(chosen.get())).get());
        if (wasInBody) {
            focusAgain(inBody);
        }
        Optional<TracedCall> call = shown.trace().calls().isEmpty() ? Optional.empty() : Optional.of(shown.trace().calls().getLast());
        status.setVisible(call.isPresent());
        status.setManaged(call.isPresent());
        call.ifPresent(one -> status.show(new Tag(one.outcome(), one.status() >= 200 && one.status() < 300 ? Tone.GOOD : Tone.BAD)));
        Optional<TracedCall> line = counts() ? Optional.empty() : last(shown);
        request.setText(line.map(TracedCall::line).orElse(""));
        request.setManaged(line.isPresent());
        request.setVisible(line.isPresent());
        parents.show(model.spot.get().table());
        foot.setText(foot(shown));
    }

    /** The page was made anew while the keyboard was in it: it goes to the control of that name, or to the page's tab. */
    private void focusAgain(String id) {
        body.applyCss();
        body.layout();
        Node again = id.isEmpty() ? null : body.lookup("#" + id);
        (again == null ? lookup("#tab-" + chosen.get()) : again).requestFocus();
    }

    private String foot(Shown shown) {
        if (shown.trace().calls().isEmpty() && shown.reading().isEmpty() && shown.trace().tables().isEmpty()) {
            return "Run asks the vendor for a first look: 5 pages, 5 parents, 200 rows each. Run everything reads all of it, and sends nothing.";
        }
        TracedTable table = table(shown);
        String pages = counts() || table.pages().isEmpty()
                ? ""
                : "Page " + table.pages().getLast().page()
                        + (table.pages().getLast().next().isEmpty() ? "" : " · next page uses " + table.pages().getLast().next())
                        + (table.pages().getLast().stopped().isEmpty() ? "" : " · " + table.pages().getLast().stopped()) + " · ";
        boolean unset = model.spot.get().card() == OpenCard.Card.TABLE
                && !model.draft.get().has(Pointer.of("tables", model.spot.get().table(), "rows"));
        return (unset && !shown.answers().isEmpty() ? "Click the list that holds the rows · " : "")
                + live.askedFor(model.spot.get().table()).map(one -> "Only for " + ParentPicker.words(one.row()) + " · ").orElse("")
                + (shown.partial() ? "Partial: counts are not final · " : shown.everything() ? "Everything was read · " : "") + pages
                + "secrets hidden";
    }
}
