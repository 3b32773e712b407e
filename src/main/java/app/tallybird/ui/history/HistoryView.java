package app.tallybird.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import app.tallybird.engine.report.CustomerMonth;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;

/** The filters, the chart with its numbers and the pushes; or one push to the cell. */
public final class HistoryView extends Frame {

    /** Three of them and two buttons stand in one row of the smallest window. */
    private static final double BOX = 230;
    private static final double LEAST = 116;

    private final HistoryModel model;
    private final boolean one;
    private final TableView<RunRow> runs;

    public HistoryView(HistoryModel model) {
        this(model, false);
    }

    /** With {@code one} only the integration that the model was told, which the page around it names. */
    public HistoryView(HistoryModel model, boolean one) {
        this.model = model;
        this.one = one;
        runs = runs();
        DetailView details = new DetailView(model.details);
        middle(Widgets.styled(
                new VBox(new ProblemBar(model.problem, model::copy), Widgets.grow(Widgets.when(model.details.shown.isNull(), all())),
                        Widgets.grow(Widgets.when(model.details.shown.isNotNull(), details))),
                "home"));
        below(Widgets.when(model.details.shown.isNotNull(), details.acts()));
        beginning(model.details.problem);
        beginning(model.details.shown);
        model.details.shown.subscribe((before, now) -> {
            if (now == null) {
                runs.requestFocus();
            }
        });
    }

    private VBox all() {
        UnitsChart chart = new UnitsChart();
        Runnable show = () -> {
            if (model.byMonth.get()) {
                chart.show(model.year.get(), model.money.get());
            } else {
                chart.show(model.money.get() ? model.worth.get() : model.chart.get());
            }
        };
        model.chart.subscribe(show);
        model.worth.subscribe(show);
        model.money.subscribe(show);
        model.money.subscribe((before, now) -> Tables.columns(runs, columns()));
        model.costed.subscribe((before, now) -> Tables.columns(runs, columns()));
        model.year.subscribe(show);
        model.byMonth.subscribe(show);
        Chips<Boolean, Boolean> by = new Chips<>(new SimpleObjectProperty<>(List.of(false, true)), model.byMonth, one -> one,
                one -> one ? "12 months" : "Pushes",
                (one, here) -> (one ? "The customer by month" : "By push") + (here ? ", shown now" : ""));
        by.setId("history-by");
        by.setMinWidth(USE_PREF_SIZE);
        Chips<Boolean, Boolean> in = new Chips<>(new SimpleObjectProperty<>(List.of(false, true)), model.money, one -> one,
                one -> one ? "Money" : "Units", (one, here) -> (one ? "In money a month" : "In units") + (here ? ", shown now" : ""));
        in.setId("history-in");
        in.setMinWidth(USE_PREF_SIZE);
        Label words = Widgets.text(model.chartWords, "muted", "small");
        words.setId("chart-words");
        return Widgets.styled(new VBox(head(),
                Widgets.card(
                        Widgets.row(Widgets.text(model.money.map(one -> one ? "Money a month" : "Units"), "strong"), Widgets
                                .spring(), Widgets.when(model.priced, in), Widgets.when(model.ofOne, by)),
                        Widgets.when(model.byMonth.not(), words),
                        Widgets.when(model.byMonth, Widgets.text(
                                "What Synthesize had for this customer at the end of each month. A month without a push has no number.",
                                "muted", "small")),
                        chart),
                Widgets.grow(Widgets.when(model.byMonth.not(), runs)), Widgets.grow(Widgets.when(model.byMonth, chart.months()))), "teach");
    }

    private Node head() {
        MenuButton export = new MenuButton("_Export");
        export.setId("history-export");
        export.setAccessibleText("Export every push of the integration");
        export.setMinWidth(USE_PREF_SIZE);
        export.getItems().setAll(Widgets.item("As CSV, for a spreadsheet", () -> model.export(false)),
                Widgets.item("As JSON", () -> model.export(true)));
        MenuButton report = new MenuButton("_Report");
        report.setId("history-report");
        report.setAccessibleText("What the chosen customer was billed for in a month, as a file to give away");
        report.setMinWidth(USE_PREF_SIZE);
        report.setOnShowing(event -> {
            report.getItems().setAll(months(CustomerMonth.Copy.TO_GIVE_AWAY));
            if (model.costed.get()) {
                Menu inside = new Menu("Inside copy, with costs and margin");
                inside.getItems().setAll(months(CustomerMonth.Copy.INSIDE));
                report.getItems().add(inside);
            }
        });
        FlowPane filters = new FlowPane(14, 8,
                wide("Service", Fields.box("history-service", model.services, Fields.Named::name, model.service)),
                wide("Customer", Fields.box("history-customer", model.customers, Fields.Named::name, model.customer)),
                Widgets.when(model.ofOne, report), export);
        filters.setRowValignment(VPos.BOTTOM);
        if (one) {
            return filters;
        }
        filters.getChildren()
                .addFirst(wide("Integration", Fields.box("history-integration", model.integrations, name -> name, model.integration)));
        return new VBox(10, Widgets.heading("History", "Every count you sent, when, and what Synthesize said."), filters);
    }

    private List<MenuItem> months(CustomerMonth.Copy copy) {
        return model.reports().stream().map(month -> Widgets.item(LocalFormat.monthOfYear(month), () -> model.report(month, copy)))
                .toList();
    }

    private static VBox wide(String label, ComboBox<?> box) {
        VBox field = Fields.labelled(label, box);
        field.setPrefWidth(BOX);
        return field;
    }

    private TableView<RunRow> runs() {
        TableView<RunRow> table = Tables.of("runs", model.runs, "No push yet: it is listed here once something was sent.",
                "Pushes, the newest first. Enter opens the chosen one.", columns());
        table.setMinHeight(LEAST);
        table.setPrefHeight(LEAST);
        Tables.onEnter(table, model::open);
        return Tables.reading(table, model.reading());
    }

    private List<TableColumn<RunRow, ?>> columns() {
        List<TableColumn<RunRow, ?>> columns = new ArrayList<>(List.of(Tables.text("Pushed", 150, RunRow::when),
                Tables.text("By", 150, RunRow::by, "muted-cell"), Tables.number("Counts", 90, RunRow::counts, LocalFormat::number)));
        if (model.money.get()) {
            columns.addAll(List.of(Tables.text("A month (priced)", 150, RunRow::amount),
                    Tables.text("Change (priced)", 150, RunRow::amountChange)));
            if (model.costed.get()) {
                columns.add(Tables.text("Margin (with a cost)", 160, RunRow::margin));
            }
        } else {
            columns.addAll(List.of(Tables.number("Units", 100, RunRow::units, LocalFormat::number),
                    Tables.number("Change", 100, RunRow::change, LocalFormat::delta)));
        }
        columns.addAll(List.of(Tables.tag("Result", 150, RunRow::result), Tables.button(84, row -> "Details", model::open, RunRow::when)));
        return columns;
    }
}
