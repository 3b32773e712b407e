package app.tallybird.ui.step.map;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;

/** How far the mapping is at the left, what to do in Synthesize at the right. */
public final class MapView implements StepView {

    private static final String NOTE = "Counts for customers that are not mapped are refused (404). You can go on now and push those again later; "
            + "nothing is lost. What you exclude there, leave out here: then nothing is said of it again.";

    private final VBox page = new VBox();
    private final TableView<MapRow> table;

    public MapView(MapModel model) {
        page.getStyleClass().add("step");
        Label words = Widgets.text("", "page-words");
        words.textProperty().bind(model.words);
        Button open = Widgets.button("open-synthesize", "_Open Synthesize", model::openSynthesize, "accent");
        open.setMaxWidth(Double.MAX_VALUE);
        VBox steps = Widgets.card(Widgets.label("In Synthesize", "strong"), Widgets.text("1 · Integrations → your custom integration"),
                Widgets.text("2 · Press Status: it should show your customers and services"),
                Widgets.text("3 · Map or exclude every account"),
                Widgets.text("4 · Map or exclude every service; one can go to several products"), Widgets.text("5 · Press Finish"), open,
                Widgets.text(NOTE, "muted", "small"));
        steps.setMinWidth(260);
        steps.setPrefWidth(320);
        steps.setMaxWidth(320);
        table = table(model);
        VBox progress = progress(model, table);
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox both = new HBox(18, progress, new VBox(steps));
        VBox.setVgrow(both, Priority.ALWAYS);
        page.getChildren().addAll(Widgets.title("Map in Synthesize"), words, both);
    }

    private static VBox progress(MapModel model, TableView<MapRow> table) {
        Label headline = Widgets.text("", "strong");
        headline.setId("mapped");
        headline.textProperty().bind(model.headline);
        Label checked = Widgets.label("", "muted", "small");
        checked.textProperty().bind(model.checked);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.mapped);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(9);
        bar.getStyleClass().add("good-bar");
        bar.accessibleTextProperty().bind(model.headline);
        VBox.setVgrow(table, Priority.ALWAYS);
        Node known = Widgets.when(model.mapped.greaterThanOrEqualTo(0), bar);
        Label hint = Widgets.text("A customer matches by itself only if your PSA has exactly the same name.", "muted", "small");
        return Widgets.card(Widgets.row(headline, Widgets.spring(), checked), known, hint, new FilterBar<>(model.rows, "Filter names"),
                table);
    }

    private static TableView<MapRow> table(MapModel model) {
        TableView<MapRow> table = Tables.of("map-table", model.rows.shown, "Nothing waits for a mapping.");
        Tables.columns(table,
                List.of(Tables.text("Name", 180, MapRow::name, "strong-cell", "two-lines"),
                        Tables.text("", 110, row -> row.kind().words(), "muted", "two-lines"),
                        Tables.button(120, row -> "Copy name", model::copyName, MapRow::name),
                        Tables.button(126, row -> row.leftOut() ? "Take back in" : "Leave out", model::toggle, MapRow::name)));
        Tables.twoLines(table);
        Tables.hug(table);
        Tables.describe(table, "What is not mapped yet");
        return table;
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
