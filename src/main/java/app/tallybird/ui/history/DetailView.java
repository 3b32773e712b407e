package app.tallybird.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;

/** The counts of one push, or what two differ in, or the way back, with the acts above them. */
final class DetailView extends VBox {

    private final DetailModel model;

    DetailView(DetailModel model) {
        this.model = model;
        getStyleClass().add("teach");
        Label title = Widgets.text(model.page.map(DetailModel.Page::title), "page-title");
        title.setId("detail-title");
        Label words = Widgets.text(model.page.map(DetailModel.Page::words), "page-words");
        words.setId("detail-words");
        getChildren().addAll(new VBox(8, title, words), new ProblemBar(model.problem, model::copy),
                Widgets.notice("detail-good", Tone.GOOD, model.good), held(), new FilterBar<>(model.rows, "Search customer or service"),
                Widgets.grow(table()));
        Widgets.onEscape(this, () -> {
            if (!model.rows.clear()) {
                model.close();
            }
            return true;
        });
    }

    /** Why earlier values wait, with the tick that lets them go. */
    private Node held() {
        CheckBox tick = new CheckBox();
        tick.setId("undo-looked");
        tick.setWrapText(true);
        tick.setMinHeight(USE_PREF_SIZE);
        tick.textProperty().bind(model.holds.map(words -> words + " I have looked at it."));
        tick.selectedProperty().bindBidirectional(model.looked);
        return Widgets.when(model.holds.isNotEmpty(), WarningBar.bar(Tone.WARN, tick));
    }

    /** What can be done with what is shown; it stands below, out of the way of what scrolls. */
    FlowPane acts() {
        ComboBox<RunRow> other = Fields.box("compare-with", model.others, RunRow::words, model.compared);
        other.setPromptText("Another push");
        VBox compare = Fields.labelled("Compare with", other);
        compare.setPrefWidth(280);
        Button back = Widgets.button("all-pushes", "_All pushes", model::close);
        model.shown.subscribe((before, now) -> {
            if (now != null) {
                back.requestFocus();
            }
        });
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.work.words);
        FlowPane acts = new FlowPane(12, 8, back, Widgets.button("all-counts", "All _counts of this push", model::cells),
                Widgets.button("undo", model.page.map(DetailModel.Page::undo), model::planUndo),
                Widgets.button("undo-send", model.page.map(DetailModel.Page::send), model::sendUndo, "accent"), compare,
                Widgets.spinner(model.work.busy), busy,
                Widgets.when(model.work.busy, Widgets.button("undo-stop", "St_op", model.work::stop)));
        acts.setRowValignment(VPos.BOTTOM);
        return acts;
    }

    private TableView<DetailRow> table() {
        TableColumn<DetailRow, ?> first = Tables.number("Before", 130, DetailRow::first, LocalFormat::number);
        TableColumn<DetailRow, ?> second = Tables.number("Sent", 130, DetailRow::second, LocalFormat::number);
        first.textProperty().bind(model.page.map(DetailModel.Page::first));
        second.textProperty().bind(model.page.map(DetailModel.Page::second));
        TableView<DetailRow> table = Tables.of("details", model.rows.shown, "Nothing to show.", "Counts of the push.");
        model.priced.subscribe(priced -> {
            List<TableColumn<DetailRow, ?>> columns = new ArrayList<>(List.of(Tables.text("Customer", 220, DetailRow::account),
                    Tables.text("Service", 190, DetailRow::service), first, second, Tables.tag("State", 172, DetailRow::tag)));
            if (priced) {
                columns.add(Tables.text("A month", 110, row -> row.money().map(LocalFormat::moneyDelta).orElse(LocalFormat.NONE)));
            }
            columns.add(Tables.text("Note", 220, DetailRow::note, "muted-cell"));
            Tables.columns(table, columns);
        });
        return table;
    }
}
