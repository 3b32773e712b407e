package app.tallybird.ui.history;

import java.util.List;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Choices;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.history.HistoryReader.Choice;

/** The filters, the chart with its numbers and the pushes; or one push to the cell. */
public final class HistoryView extends VBox {

    private static final double LEAST = 116;

    private final HistoryModel model;
    private final TableView<RunRow> runs;

    public HistoryView(HistoryModel model) {
        this.model = model;
        getStyleClass().add("home");
        runs = runs();
        VBox all = Widgets.when(model.details.shown.isNull(), all());
        DetailView details = Widgets.when(model.details.shown.isNotNull(), new DetailView(model.details, model::copy));
        VBox.setVgrow(all, Priority.ALWAYS);
        VBox.setVgrow(details, Priority.ALWAYS);
        getChildren().addAll(new ProblemBar(model.problem, model::copy), all, details);
        model.details.shown.addListener((property, before, now) -> {
            if (now == null) {
                runs.requestFocus();
            }
        });
    }

    private VBox all() {
        UnitsChart chart = new UnitsChart();
        model.chart.addListener((property, before, now) -> chart.show(now));
        Label words = Widgets.text("", "muted", "small");
        words.setId("chart-words");
        words.textProperty().bind(model.chartWords);
        VBox.setVgrow(runs, Priority.ALWAYS);
        runs.setMinHeight(LEAST);
        runs.setPrefHeight(LEAST);
        VBox all = new VBox(head(), Widgets.card(Widgets.label("Units by push", "strong"), words, chart), runs);
        all.getStyleClass().add("teach");
        return all;
    }

    private Node head() {
        FlowPane filters = new FlowPane(14, 8, wide(Choices.field("Integration", box("history-integration"))),
                wide(Choices.field("Service", choice("history-service", true))),
                wide(Choices.field("Customer", choice("history-customer", false))));
        filters.setRowValignment(javafx.geometry.VPos.BOTTOM);
        MenuButton export = new MenuButton("_Export");
        export.setId("history-export");
        export.setAccessibleText("Export every push of the integration");
        export.setMinWidth(USE_PREF_SIZE);
        export.getItems().setAll(item("As CSV, for a spreadsheet", () -> model.export(false)), item("As JSON", () -> model.export(true)));
        VBox.setVgrow(filters, Priority.NEVER);
        filters.getChildren().add(export);
        return new VBox(10,
                new VBox(8, Widgets.title("History"), Widgets.text("Every count you sent, when, and what Synthesize said.", "page-words")),
                filters);
    }

    private static VBox wide(VBox field) {
        field.setPrefWidth(250);
        return field;
    }

    private ComboBox<String> box(String id) {
        ComboBox<String> box = Choices.box(id, List.of(), name -> name, model.integration);
        box.setItems(model.integrations);
        return box;
    }

    private ComboBox<Choice> choice(String id, boolean service) {
        ComboBox<Choice> box = Choices.box(id, List.of(), Choice::name, service ? model.service : model.customer);
        box.setItems(service ? model.services : model.customers);
        return box;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    private TableView<RunRow> runs() {
        TableView<RunRow> table = Tables.of("runs", new FilteredList<>(model.runs),
                "No push yet: it is listed here once something was sent.");
        Tables.columns(table,
                List.of(Tables.text("Pushed", 150, RunRow::when), Tables.text("By", 150, RunRow::by, "muted-cell"),
                        Tables.number("Counts", 90, RunRow::counts, LocalFormat::number),
                        Tables.number("Units", 100, RunRow::units, LocalFormat::number),
                        Tables.number("Change", 100, RunRow::change, LocalFormat::delta), Tables.tag("Result", 150, RunRow::result),
                        Tables.button(84, row -> "Details", model::open, RunRow::when)));
        Tables.describe(table, "Pushes, the newest first. Enter opens the chosen one.");
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && table.getSelectionModel().getSelectedItem() != null) {
                model.open(table.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        return table;
    }
}
