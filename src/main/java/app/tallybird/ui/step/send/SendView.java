package app.tallybird.ui.step.send;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
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
import app.tallybird.ui.wizard.StepPage;

/** The progress while it sends, then the result. */
public final class SendView extends StepPage {

    private static final double ROOMY = 900;

    private final VBox progress = Widgets.card();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label done = Widgets.text("", "strong");
    private final Label waiting = Widgets.grow(Widgets.text("", "muted"));
    private final HBox tiles = new HBox(14);
    private final SegmentedBar<SegmentedBar.Segment> segments = new SegmentedBar<>();
    private final VBox result = Widgets.grow(Widgets.column());
    private final TableView<ResultRow> table;

    public SendView(SendModel model) {
        // takes the focus while there is nothing to choose, so that a key pressed too often does nothing
        setFocusTraversable(true);
        setAccessibleText("Sending");
        Label title = Widgets.text(model.title, "page-title");
        title.setId("send-title");
        Label words = Widgets.text(model.words, "page-words");
        words.setId("send-words");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(9);
        done.setId("progress-words");
        Button pause = Widgets.button("pause", model.paused.map(now -> now ? "_Resume" : "_Pause"), () -> {
            if (model.paused.get()) {
                model.resume();
            } else {
                model.pause();
            }
        });
        pause.accessibleTextProperty().bind(model.paused.map(now -> now ? "Resume sending" : "Pause sending"));
        progress.getChildren().addAll(done, bar, Widgets.row(waiting, pause));
        table = Widgets.grow(Tables.of("result-table", model.rows.shown, "Every count was accepted.", "Counts and what became of each",
                List.of(Tables.text("Customer", 190, ResultRow::account, "strong-cell", "two-lines"),
                        Tables.text("Service", 180, ResultRow::service, "two-lines"),
                        Tables.number("Count", 90, ResultRow::units, LocalFormat::number), Tables.tag("Result", 130, ResultRow::tag),
                        Tables.text("What to do", 390, ResultRow::next, "muted-cell", "two-lines"))));
        Tables.twoLinesBelow(table, ROOMY);
        segments.setSegmentViewFactory(segment -> Widgets.styled(new Region(), "segment", "segment-" + segment.getText()));
        segments.setOrientation(Orientation.HORIZONTAL);
        segments.setMaxWidth(Double.MAX_VALUE);
        segments.setMinHeight(8);
        segments.setPrefHeight(8);
        segments.setMaxHeight(8);
        segments.setFocusTraversable(false);
        result.getChildren().addAll(tiles, segments,
                Widgets.row(Widgets.grow(new FilterBar<>(model.rows, "Filter")),
                        Widgets.button("copy-result", "Copy _details", model::copyDetails),
                        Widgets.button("export-result", "E_xport CSV", model::exportCsv)),
                table);
        getChildren().addAll(title, words, progress, result);
        model.progress.subscribe(now -> show(now, model.paused.get()));
        model.paused.subscribe(now -> show(model.progress.get(), now));
        model.summary.subscribe(now -> show(now));
    }

    private void show(@Nullable PushProgress now, boolean paused) {
        Widgets.show(progress, now != null);
        if (now != null) {
            bar.setProgress(now.total() == 0 ? -1 : (double) now.done() / now.total());
            done.setText(LocalFormat.number(now.done()) + " of " + LocalFormat.number(now.total()) + " · " + LocalFormat.number(now.left())
                    + " left" + (paused ? "" : " · " + Math.round(now.rate()) + " a second"));
            waiting.setText(now.waiting().isEmpty()
                    ? OutcomeGroup.ACCEPTED.of(now.accepted()) + ", " + OutcomeGroup.NOT_MAPPED.of(now.notMapped()) + ", "
                            + (now.refused() + now.failed()) + " not taken"
                    : "Waiting: " + now.waiting());
        }
    }

    private void show(@Nullable Summary now) {
        setFocusTraversable(now == null);
        Widgets.show(result, now != null);
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
        tiles.getChildren().add(tile("Units accepted", LocalFormat.number(now.units())));
        segments.getSegments().clear();
        add("good", now.accepted());
        add("warn", now.notMapped());
        add("bad", now.lost() + now.refused() + now.failed() + now.notSent());
        segments.setAccessibleText(now.accepted() + " of " + OutcomeGroup.ACCEPTED.of(now.total()));
    }

    private void add(String tone, int number) {
        if (number > 0) {
            segments.getSegments().add(new SegmentedBar.Segment(number, tone));
        }
    }

    private static VBox tile(String words, int number, Tone tone) {
        return number > 0 ? tile(words, LocalFormat.number(number), "figure-" + tone.style()) : tile(words, LocalFormat.number(number));
    }

    private static VBox tile(String words, String number, String... styles) {
        VBox tile = Widgets.card(Widgets.text(words, "muted", "small"), Widgets.styled(Widgets.label(number, "figure"), styles));
        Widgets.grow(Widgets.styled(tile, "tile"));
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(120);
        return tile;
    }

    @Override
    public void focus() {
        if (result.isVisible()) {
            table.requestFocus();
        } else {
            requestFocus();
        }
    }
}
