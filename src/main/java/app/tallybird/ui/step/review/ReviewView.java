package app.tallybird.ui.step.review;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepPage;

/**
 * What has to be decided at the left, all numbers at the right; what explains a number takes its room from the numbers. While they are sent and
 * afterwards the same numbers carry what became of them.
 */
public final class ReviewView extends StepPage {

    private static final double NARROW = 900;
    /** With less than this the cards make room for what explains a number. */
    private static final double BOTH = 1_100;
    private static final double CARDS = 108;
    /** Three answers side by side, and the bar that scrolls. */
    private static final double CARDS_WIDE = 320;
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final ReviewModel model;
    private final SendModel send;
    /** Whether they are sent, or were. */
    private final BooleanProperty sending = new SimpleBooleanProperty();
    private final Matrix matrix;
    private final CausePane causes;
    private final ScrollPane cards;
    private final BorderPane body = new BorderPane();
    private final HBox numbers = new HBox(12);

    public ReviewView(ReviewModel model, SendModel send) {
        this.model = model;
        this.send = send;
        causes = new CausePane(model);
        cards = Widgets.styled(Widgets.scroll(causes), "cause-scroll");
        matrix = new Matrix("review-matrix", "Counts of customers and services. Arrows move, Enter explains a number.", this::explain);
        matrix.content.bind(either(model.matrix, send.matrix));
        matrix.first.bindBidirectional(model.place.desktop().nameColumn());
        matrix.lastStays();
        ObservableValue<Boolean> busy = either(model.work.busy, send.work.busy);
        matrix.placeholder.textProperty().bind(busy.map(now -> now ? "Reading\u2026" : "No counts to show."));
        matrix.setContextMenuOn(this::menu);
        model.causes.subscribe((before, now) -> {
            if (!now.isEmpty() && getScene() != null) {
                focus();
            }
        });
        matrix.row.subscribe(this::moved);
        matrix.column.subscribe(this::moved);
        ExplanationPane explanation = new ExplanationPane(model.explanation,
                new ExplanationPane.Acts(model.explaining::copy, () -> model.explaining.export(model.setup.name()), this::closeDrawer));
        explanation.setMinWidth(300);
        explanation.setPrefWidth(430);
        explanation.setMaxWidth(430);
        numbers.getChildren().addAll(Widgets.grow(matrix), explanation);
        VBox.setVgrow(numbers, Priority.ALWAYS);
        FilterBar<CustomerLine> filter = new FilterBar<>(model.customers, "Customer or service");
        Chips<Boolean, Boolean> by = new Chips<>(new SimpleObjectProperty<>(List.of(false, true)), model.money, one -> one,
                one -> one ? "Money" : "Units", (one, here) -> (one ? "In money a month" : "In units") + (here ? ", shown now" : ""));
        by.setId("units-or-money");
        by.setMinWidth(USE_PREF_SIZE);
        FilterBar<CustomerLine> sent = new FilterBar<>(send.customers, "Customer");
        // beside the title, so that the filters have the line above the numbers for themselves
        HBox ways = Widgets.when(sending.not(),
                Widgets.row(Widgets.when(model.priced, by), Widgets.button("fold", model.fold, model::toggleFold, "small-button"),
                        Widgets.button("export-csv", "E_xport CSV", () -> model.export(false), "small-button"),
                        Widgets.button("export-json", "_JSON", () -> model.export(true), "small-button")));
        ways.setMinWidth(USE_PREF_SIZE);
        ObservableValue<Boolean> ended = send.groups.map(groups -> !groups.isEmpty());
        VBox table = new VBox(8, Widgets.onceSeen(sending, () -> new ResultPane(send)), Widgets.when(sending.not(), filter),
                Widgets.onceSeen(sending.flatMap(now -> now ? ended : sending),
                        () -> Widgets.row(Widgets.grow(sent),
                                Widgets.button("copy-result", "Copy details", send::copyDetails, "small-button"),
                                Widgets.button("export-result", "E_xport CSV", send::exportCsv, "small-button"))),
                numbers);
        body.setCenter(table);
        getChildren().addAll(
                new VBox(8, Widgets.row(Widgets.grow(Widgets.text(either(model.title, send.title), "page-title")), ways),
                        named("verdict", Widgets.text(either(model.verdict, send.verdict), "verdict")),
                        named("verdict-words", Widgets.text(either(model.words, send.words), "muted", "small"))),
                Widgets.when(sending.not().and(model.interrupted.isNotEmpty()), WarningBar.bar(Tone.INFO, Widgets.text(model.interrupted))),
                new WarningBar(either(model.warnings, new SimpleObjectProperty<>(List.of()))), Widgets.grow(body));
        widthProperty().subscribe(() -> arrange());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Node search = (sending.get() ? sent : filter).lookup("#search");
            if (FIND.match(event) && search != null) {
                search.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && back()) {
                event.consume();
            } else if (event.getCode() == KeyCode.F6 && model.explanation.get() != null) {
                if (Widgets.holds(explanation, getScene().getFocusOwner())) {
                    matrix.requestFocus();
                } else {
                    explanation.enter();
                }
                event.consume();
            }
        });
        // Enter does what has the focus; only from what says that nothing is left it reaches the button that sends
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!sending.get() && event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Node at
                    && !"nothing-left".equals(at.getId())) {
                event.consume();
                if (at instanceof ButtonBase button) {
                    button.fire();
                } else if ("search".equals(at.getId())) {
                    matrix.requestFocus();
                }
            }
        });
        sending.subscribe(this::arrange);
        model.explanation.subscribe((before, now) -> {
            if ((before == null) != (now == null)) {
                arrange();
            }
        });
    }

    private <T> ObservableValue<T> either(ObservableValue<T> before, ObservableValue<T> after) {
        return sending.flatMap(now -> now ? after : before);
    }

    private static <N extends Node> N named(String id, N node) {
        node.setId(id);
        return node;
    }

    @Override
    protected void shown(Step step) {
        sending.set(step == Step.SEND);
    }

    /** What was sent needs no explanation any more: its rows are gone, and Enter leads on. */
    private boolean explain(int row, int column) {
        if (!sending.get()) {
            model.explain(row, column);
        }
        return !sending.get();
    }

    /** Esc closes the drawer, then the cause's filter, then the search. */
    private boolean back() {
        if (sending.get()) {
            boolean chosen = send.chosen.get() != null;
            send.chosen.set(null);
            return chosen || send.customers.clear();
        }
        if (model.explanation.get() != null) {
            closeDrawer();
        } else if (model.deciding.stepping.get() != null) {
            model.deciding.together();
        } else if (model.chosen.get() != null) {
            model.chosen.set(null);
        } else if (!model.customers.search.get().isEmpty()) {
            model.customers.search.set("");
        } else {
            return false;
        }
        return true;
    }

    /** An open drawer follows what is selected. */
    private void moved() {
        if (model.explanation.get() != null) {
            model.explain(matrix.row.get(), matrix.column.get());
        }
    }

    private void closeDrawer() {
        model.explanation.set(null);
        matrix.requestFocus();
    }

    private void arrange() {
        boolean narrow = getWidth() > 0 && getWidth() < NARROW;
        causes.narrow(narrow);
        cards.setFitToWidth(!narrow);
        cards.setFitToHeight(narrow);
        cards.setPrefWidth(narrow ? USE_COMPUTED_SIZE : CARDS_WIDE);
        cards.setMinWidth(narrow ? 0 : 250);
        cards.setVbarPolicy(narrow ? ScrollPane.ScrollBarPolicy.NEVER : ScrollPane.ScrollBarPolicy.AS_NEEDED);
        cards.setMinHeight(narrow ? CARDS : 0);
        cards.setPrefHeight(narrow ? CARDS : USE_COMPUTED_SIZE);
        body.setLeft(null);
        body.setTop(null);
        boolean covered = getWidth() < BOTH && model.explanation.get() != null;
        body.setLeft(narrow || covered || sending.get() ? null : cards);
        body.setTop(narrow && !sending.get() ? cards : null);
        BorderPane.setMargin(cards, narrow ? new Insets(0, 0, 8, 0) : new Insets(0, 14, 0, 0));
    }

    private ContextMenu menu() {
        if (sending.get()) {
            return new ContextMenu();
        }
        MenuItem explain = Widgets.item("Where does this number come from?", () -> model.explain(matrix.row.get(), matrix.column.get()));
        MenuItem leave = Widgets.item(model.leaveOutLabel(matrix.row.get(), matrix.column.get()),
                () -> model.toggleLeftOut(matrix.row.get(), matrix.column.get()));
        leave.setVisible(!leave.getText().isEmpty());
        return new ContextMenu(explain, leave);
    }

    @Override
    public void focus() {
        if (sending.get() || !causes.focusFirst()) {
            matrix.requestFocus();
        }
    }
}
