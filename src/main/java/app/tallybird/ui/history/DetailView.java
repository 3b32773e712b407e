package app.tallybird.ui.history;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Choices;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;

/** The counts of one push, or what two differ in, or the way back, with the acts above them. */
final class DetailView extends VBox {

    private final DetailModel model;
    private final TableView<DetailRow> table;
    private final Button back;

    DetailView(DetailModel model, Consumer<String> copy) {
        this.model = model;
        getStyleClass().add("teach");
        back = Widgets.button("all-pushes", "_All pushes", model::close);
        Label title = Widgets.title("");
        title.setId("detail-title");
        title.textProperty().bind(model.page.map(DetailModel.Page::title));
        Label words = Widgets.text("", "page-words");
        words.setId("detail-words");
        words.textProperty().bind(model.page.map(DetailModel.Page::words));
        Label good = Widgets.text("", "notice", "tone-good");
        good.setId("detail-good");
        good.setMaxWidth(Double.MAX_VALUE);
        good.textProperty().bind(model.good);
        table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(new VBox(8, title, words), new ProblemBar(model.problem, copy), Widgets.when(model.good.isNotEmpty(), good),
                held(), acts(), new FilterBar<>(model.rows, "Search customer or service"), table);
        model.shown.addListener((property, before, now) -> {
            if (now != null) {
                back.requestFocus();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.close();
                event.consume();
            }
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
        return Widgets.when(model.holds.isNotEmpty(), WarningBar.bar("tone-warn", tick));
    }

    private Node acts() {
        ComboBox<RunRow> other = Choices.box("compare-with", List.of(), RunRow::words, model.compared);
        other.setItems(model.others);
        other.setPromptText("Another push");
        VBox compare = Choices.field("Compare with", other);
        compare.setPrefWidth(280);
        Button undo = Widgets.button("undo", "Undo this push…", model::planUndo);
        undo.textProperty().bind(model.page.map(page -> page.undo()));
        Button send = Widgets.button("undo-send", "Send", model::sendUndo, "accent");
        send.textProperty().bind(model.page.map(page -> page.send()));
        send.accessibleTextProperty().bind(send.textProperty());
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("spinner");
        spinner.setAccessibleText("Working");
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.busy());
        var idle = model.busy().isEmpty();
        FlowPane acts = new FlowPane(12, 8, back, Widgets.button("all-counts", "All _counts of this push", model::cells),
                Widgets.when(model.page.map(page -> !page.undo().isEmpty()), undo),
                Widgets.when(model.page.map(page -> !page.send().isEmpty()), send), compare, Widgets.when(idle.not(), spinner), busy,
                Widgets.when(idle.not(), Widgets.button("undo-stop", "St_op", model::stop)));
        acts.setRowValignment(javafx.geometry.VPos.BOTTOM);
        return acts;
    }

    private TableView<DetailRow> table() {
        TableView<DetailRow> made = Tables.of("details", model.rows.shown, "Nothing to show.");
        TableColumn<DetailRow, ?> first = Tables.number("Before", 130, DetailRow::first, LocalFormat::number);
        TableColumn<DetailRow, ?> second = Tables.number("Sent", 130, DetailRow::second, LocalFormat::number);
        first.textProperty().bind(model.page.map(DetailModel.Page::first));
        second.textProperty().bind(model.page.map(DetailModel.Page::second));
        Tables.columns(made, List.of(Tables.text("Customer", 220, DetailRow::account), Tables.text("Service", 190, DetailRow::service),
                first, second, Tables.tag("State", 130, DetailRow::tag), Tables.text("Note", 220, DetailRow::note, "muted-cell")));
        Tables.describe(made, "Counts of the push.");
        return made;
    }
}
