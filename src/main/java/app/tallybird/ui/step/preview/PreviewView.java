package app.tallybird.ui.step.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import app.tallybird.engine.plan.CellState;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;

/** Every number, the risky ones first. */
public final class PreviewView implements StepView {

    private static final double ROOMY = 900;

    private final VBox page = new VBox();
    private final HoldBar holds;
    private final TableView<PreviewRow> table;
    private final ExplanationPane explanation;

    public PreviewView(PreviewModel model) {
        page.getStyleClass().add("step");
        Label words = Widgets.text("", "page-words");
        words.textProperty().bind(model.words);
        holds = new HoldBar(model);
        TableView<PreviewRow> rows = table(model);
        table = rows;
        explanation = new ExplanationPane(() -> {
            model.explanation.set(null);
            rows.requestFocus();
        });
        model.explanation.addListener((property, before, now) -> explanation.show(now));
        explanation.show(model.explanation.get());
        model.holds.addListener((property, before, now) -> focus());
        StackPane middle = new StackPane(table, explanation);
        StackPane.setAlignment(explanation, Pos.TOP_RIGHT);
        explanation.maxWidthProperty().bind(middle.widthProperty().multiply(0.62));
        VBox.setVgrow(middle, Priority.ALWAYS);
        FilterBar<PreviewRow> filters = new FilterBar<>(model.rows, "Filter");
        HBox.setHgrow(filters, Priority.ALWAYS);
        HBox bar = Widgets.row(filters, Widgets.button("export-csv", "E_xport CSV", () -> model.export(false)),
                Widgets.button("export-json", "_JSON", () -> model.export(true)));
        page.getChildren().addAll(Widgets.title("Preview what will be sent"), words, holds, bar, middle);
    }

    private static TableView<PreviewRow> table(PreviewModel model) {
        TableView<PreviewRow> table = Tables.of("preview-table", model.rows.shown, "No counts to show.");
        Tables.columns(table,
                List.of(Tables.text("Customer", 210, row -> row.cell().account(), "strong-cell", "two-lines"),
                        Tables.text("Service", 200, row -> row.cell().service(), "two-lines"),
                        Tables.<PreviewRow, BigDecimal>number("Last\naccepted", 92, PreviewRow::last, LocalFormat::number, "muted-cell"),
                        Tables.<PreviewRow, BigDecimal>number("Now", 76, PreviewRow::now, LocalFormat::number, "strong-cell"),
                        Tables.tag("Change", 116, PreviewRow::tag), Tables.text("Note", 170, PreviewRow::note, "muted-cell", "two-lines"),
                        Tables.button(80, row -> "Explain", model::explain, row -> row.cell().account() + ", " + row.cell().service())));
        Tables.twoLinesBelow(table, ROOMY);
        Tables.describe(table, "Counts and how each differs from what Synthesize accepted last. Enter explains the number.");
        table.setContextMenu(menu(table, model));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && table.getSelectionModel().getSelectedItem() != null) {
                model.explain(table.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        return table;
    }

    /** On the table, not on its rows, so that the keyboard opens it, too. */
    private static ContextMenu menu(TableView<PreviewRow> table, PreviewModel model) {
        MenuItem explain = new MenuItem("Where does this number come from?");
        explain.setOnAction(event -> selected(table).ifPresent(model::explain));
        MenuItem leave = new MenuItem("Leave this count out on purpose");
        leave.setOnAction(event -> selected(table).ifPresent(model::toggleLeftOut));
        ContextMenu menu = new ContextMenu(explain, leave);
        menu.setOnShowing(event -> {
            boolean none = selected(table).isEmpty();
            boolean out = selected(table).filter(row -> row.cell().state() == CellState.LEFT_OUT).isPresent();
            explain.setDisable(none);
            leave.setDisable(none);
            leave.setText(out ? "Take back in" : "Leave this count out on purpose");
        });
        return menu;
    }

    private static Optional<PreviewRow> selected(TableView<PreviewRow> table) {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        if (!holds.focusMissing()) {
            table.requestFocus();
        }
    }
}
