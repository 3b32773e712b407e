package app.tallybird.ui.step.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

import app.tallybird.engine.plan.CellState;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepPage;

/** Every number, the risky ones first. */
public final class PreviewView extends StepPage {

    private static final double ROOMY = 900;

    private final HoldBar holds;
    private final TableView<PreviewRow> table;

    public PreviewView(PreviewModel model) {
        holds = new HoldBar(model);
        TableView<PreviewRow> rows = table(model);
        table = rows;
        ExplanationPane explanation = new ExplanationPane(() -> {
            model.explanation.set(null);
            rows.requestFocus();
        });
        model.explanation.subscribe(explanation::show);
        model.holds.subscribe((before, now) -> focus());
        StackPane middle = new StackPane(table, explanation);
        StackPane.setAlignment(explanation, Pos.TOP_RIGHT);
        explanation.maxWidthProperty().bind(middle.widthProperty().multiply(0.62));
        getChildren().addAll(Widgets.title("Preview what will be sent"), Widgets.text(model.words, "page-words"), holds,
                Widgets.row(Widgets.grow(new FilterBar<>(model.rows, "Filter")),
                        Widgets.button("export-csv", "E_xport CSV", () -> model.export(false)),
                        Widgets.button("export-json", "_JSON", () -> model.export(true))),
                Widgets.grow(middle));
    }

    private static TableView<PreviewRow> table(PreviewModel model) {
        TableView<PreviewRow> table = Tables.of("preview-table", model.rows.shown, "No counts to show.",
                "Counts and how each differs from what Synthesize accepted last. Enter explains the number.",
                List.of(Tables.text("Customer", 210, row -> row.cell().account(), "strong-cell", "two-lines"),
                        Tables.text("Service", 200, row -> row.cell().service(), "two-lines"),
                        Tables.<PreviewRow, BigDecimal>number("Last\naccepted", 92, PreviewRow::last, LocalFormat::number, "muted-cell"),
                        Tables.<PreviewRow, BigDecimal>number("Now", 76, PreviewRow::now, LocalFormat::number, "strong-cell"),
                        Tables.tag("Change", 116, PreviewRow::tag), Tables.text("Note", 170, PreviewRow::note, "muted-cell", "two-lines"),
                        Tables.button(80, row -> "Explain", model::explain, row -> row.cell().account() + ", " + row.cell().service())));
        Tables.reading(table, model.work.busy);
        Tables.twoLinesBelow(table, ROOMY);
        table.setContextMenu(menu(table, model));
        Tables.onEnter(table, model::explain);
        return table;
    }

    /** On the table, not on its rows, so that the keyboard opens it, too. */
    private static ContextMenu menu(TableView<PreviewRow> table, PreviewModel model) {
        MenuItem explain = Widgets.item("Where does this number come from?", () -> Tables.selected(table).ifPresent(model::explain));
        MenuItem leave = Widgets.item("", () -> Tables.selected(table).ifPresent(model::toggleLeftOut));
        ContextMenu menu = new ContextMenu(explain, leave);
        menu.setOnShowing(event -> {
            Optional<PreviewRow> row = Tables.selected(table);
            explain.setDisable(row.isEmpty());
            leave.setDisable(row.isEmpty());
            leave.setText(row.filter(one -> one.cell().state() == CellState.LEFT_OUT).isPresent()
                    ? "Take back in"
                    : "Leave this count out on purpose");
        });
        return menu;
    }

    @Override
    public void focus() {
        if (!holds.focusMissing()) {
            table.requestFocus();
        }
    }
}
