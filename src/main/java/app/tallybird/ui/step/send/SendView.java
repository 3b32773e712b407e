package app.tallybird.ui.step.send;

import java.math.BigDecimal;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedBar;
import org.jspecify.annotations.Nullable;

import app.tallybird.engine.push.PushProgress;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;

/** The progress while it sends, then the result. */
public final class SendView implements StepView {

    private static final double ROOMY = 900;

    private final VBox page = new VBox();
    private final VBox progress = Widgets.card();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label done = Widgets.text("", "strong");
    private final Label waiting = Widgets.text("", "muted");
    private final HBox tiles = new HBox(14);
    private final SegmentedBar<SegmentedBar.Segment> segments = new SegmentedBar<>();
    private final VBox result = Widgets.column();
    private final TableView<ResultRow> table;

    public SendView(SendModel model) {
        page.getStyleClass().add("step");
        // takes the focus while there is nothing to choose, so that a key pressed too often does nothing
        page.setFocusTraversable(true);
        page.setAccessibleText("Sending");
        Label title = Widgets.title("");
        title.setId("send-title");
        title.textProperty().bind(model.title);
        Label words = Widgets.text("", "page-words");
        words.setId("send-words");
        words.textProperty().bind(model.words);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(9);
        done.setId("progress-words");
        Button pause = Widgets.button("pause", "_Pause", () -> {
            if (model.paused.get()) {
                model.resume();
            } else {
                model.pause();
            }
        });
        model.paused.addListener((property, before, now) -> {
            pause.setText(now ? "_Resume" : "_Pause");
            pause.setAccessibleText(now ? "Resume sending" : "Pause sending");
        });
        HBox.setHgrow(waiting, Priority.ALWAYS);
        waiting.setMaxWidth(Double.MAX_VALUE);
        progress.getChildren().addAll(done, bar, Widgets.row(waiting, pause));
        table = Tables.of("result-table", model.rows.shown, "Every count was accepted.");
        Tables.columns(table,
                List.of(Tables.text("Customer", 190, ResultRow::account, "strong-cell", "two-lines"),
                        Tables.text("Service", 180, ResultRow::service, "two-lines"),
                        Tables.number("Count", 90, ResultRow::units, LocalFormat::number), Tables.tag("Result", 130, ResultRow::tag),
                        Tables.text("What to do", 390, ResultRow::next, "muted-cell", "two-lines")));
        Tables.twoLinesBelow(table, ROOMY);
        Tables.describe(table, "Counts and what became of each");
        VBox.setVgrow(table, Priority.ALWAYS);
        FilterBar<ResultRow> filters = new FilterBar<>(model.rows, "Filter");
        HBox.setHgrow(filters, Priority.ALWAYS);
        segments.setSegmentViewFactory(SendView::segment);
        segments.setOrientation(Orientation.HORIZONTAL);
        segments.setMaxWidth(Double.MAX_VALUE);
        segments.setMinHeight(8);
        segments.setPrefHeight(8);
        segments.setMaxHeight(8);
        segments.setFocusTraversable(false);
        VBox.setVgrow(result, Priority.ALWAYS);
        result.getChildren().addAll(tiles, segments,
                Widgets.row(filters, Widgets.button("copy-result", "Copy _details", model::copyDetails),
                        Widgets.button("export-result", "E_xport CSV", model::exportCsv)),
                table);
        page.getChildren().addAll(title, words, progress, result);
        model.progress.addListener((property, before, now) -> show(now, model.paused.get()));
        model.paused.addListener((property, before, now) -> show(model.progress.get(), now));
        model.summary.addListener((property, before, now) -> show(now));
        show(model.progress.get(), model.paused.get());
        show(model.summary.get());
    }

    private static Region segment(SegmentedBar.Segment segment) {
        Region part = new Region();
        part.getStyleClass().addAll("segment", "segment-" + segment.getText());
        return part;
    }

    private void show(@Nullable PushProgress now, boolean paused) {
        progress.setVisible(now != null);
        progress.setManaged(now != null);
        if (now != null) {
            bar.setProgress(now.total() == 0 ? -1 : (double) now.done() / now.total());
            done.setText(LocalFormat.number(BigDecimal.valueOf(now.done())) + " of " + LocalFormat.number(BigDecimal.valueOf(now.total()))
                    + " · " + LocalFormat.number(BigDecimal.valueOf(now.left())) + " left"
                    + (paused ? "" : " · " + Math.round(now.rate()) + " a second"));
            waiting.setText(now.waiting().isEmpty()
                    ? now.accepted() + " accepted, " + now.notMapped() + " not mapped, " + (now.refused() + now.failed()) + " not taken"
                    : "Waiting: " + now.waiting());
        }
    }

    private void show(@Nullable Summary now) {
        page.setFocusTraversable(now == null);
        result.setVisible(now != null);
        result.setManaged(now != null);
        if (now == null) {
            return;
        }
        table.requestFocus();
        tiles.getChildren().setAll(tile(OutcomeGroup.ACCEPTED.heading(), now.accepted(), Tone.GOOD),
                tile(OutcomeGroup.NOT_MAPPED.heading(), now.notMapped(), Tone.WARN),
                tile(OutcomeGroup.REFUSED.heading(), now.refused(), Tone.BAD),
                tile(OutcomeGroup.FAILED.heading(), now.failed() + now.notSent(), Tone.BAD));
        if (now.lost() > 0) {
            tiles.getChildren().add(tile(OutcomeGroup.NO_PLACE.heading(), now.lost(), Tone.BAD));
        }
        VBox units = tile("Units accepted", 0, Tone.NEUTRAL);
        ((Label) units.getChildren().get(1)).setText(LocalFormat.number(now.units()));
        tiles.getChildren().add(units);
        segments.getSegments().clear();
        add("good", now.accepted());
        add("warn", now.notMapped());
        add("bad", now.lost() + now.refused() + now.failed() + now.notSent());
        segments.setAccessibleText(now.accepted() + " of " + now.total() + " accepted");
    }

    private void add(String tone, int number) {
        if (number > 0) {
            segments.getSegments().add(new SegmentedBar.Segment(number, tone));
        }
    }

    private static VBox tile(String words, int number, Tone tone) {
        Label figure = Widgets.label(LocalFormat.number(BigDecimal.valueOf(number)), "figure");
        if (number > 0) {
            figure.getStyleClass().add("figure-" + tone.style());
        }
        VBox tile = Widgets.card(Widgets.text(words, "muted", "small"), figure);
        tile.getStyleClass().add("tile");
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(120);
        return tile;
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        if (result.isVisible()) {
            table.requestFocus();
        } else {
            page.requestFocus();
        }
    }
}
