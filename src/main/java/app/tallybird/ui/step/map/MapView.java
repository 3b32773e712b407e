package app.tallybird.ui.step.map;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepPage;

/** How far the mapping is at the left, what to do in Synthesize at the right. */
public final class MapView extends StepPage {

    private static final String NOTE = "Counts for customers that are not mapped are refused (404). You can go on now and push those again later; "
            + "nothing is lost. What you exclude there, leave out here: then nothing is said of it again. One customer and one service that are "
            + "mapped are enough to finish. A customer's card also needs an active contract in your PSA with the service on it: without one a count "
            + "is accepted and stays unseen.";

    private final TableView<MapRow> table;

    public MapView(MapModel model) {
        Button open = Widgets.button("open-synthesize", "_Open Synthesize", model::openSynthesize, "accent");
        open.setMaxWidth(Double.MAX_VALUE);
        VBox steps = Widgets.card(Widgets.label("In Synthesize", "strong"), Widgets.text("1 · Integrations → your custom integration"),
                Widgets.text("2 · Press Status: it should show your customers and services"),
                Widgets.text("3 · Map or exclude every account"),
                Widgets.text("4 · Map or exclude every service; one can go to several products"), Widgets.text("5 · Press Finish"), open,
                Widgets.text(NOTE, "muted", "small"));
        table = Widgets.grow(Tables.of("map-table", model.rows.shown, "Nothing waits for a mapping.", "What is not mapped yet",
                List.of(Tables.node("Name", 180, MapView::name, row -> row.name() + ", " + row.kind().words()),
                        Tables.button(120, row -> "Copy name", model::copyName, MapRow::name),
                        Tables.button(126, row -> row.leftOut() ? "Take back in" : "Leave out", model::toggle, MapRow::name))));
        Tables.reading(table, model.work.busy);
        Tables.twoLines(table);
        Tables.hug(table);
        HBox both = new HBox(18, Widgets.grow(progress(model)), new VBox(Widgets.width(steps, 260, 320)));
        getChildren().addAll(Widgets.title("Map in Synthesize"), Widgets.text(model.words, "page-words"), Widgets.grow(both));
    }

    private VBox progress(MapModel model) {
        Label headline = Widgets.text(model.headline, "strong");
        headline.setId("mapped");
        Label checked = Widgets.label("", "muted", "small");
        checked.textProperty().bind(model.checked);
        ProgressBar bar = Widgets.styled(new ProgressBar(), "good-bar");
        bar.progressProperty().bind(model.mapped);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(9);
        bar.accessibleTextProperty().bind(model.headline);
        return Widgets.card(Widgets.row(headline, Widgets.spring(), checked), Widgets.when(model.mapped.greaterThanOrEqualTo(0), bar),
                Widgets.text("A customer matches by itself only if your PSA has exactly the same name.", "muted", "small"),
                new FilterBar<>(model.rows, "Filter names"), table);
    }

    /** Both have the whole width of the column, also in a narrow window. */
    private static Node name(MapRow row) {
        return Widgets.styled(new VBox(1, Widgets.label(row.name(), "strong-cell"), Widgets.label(row.kind().words(), "muted", "small")),
                "cell-box");
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
