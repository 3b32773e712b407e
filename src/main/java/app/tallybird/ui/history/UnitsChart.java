package app.tallybird.ui.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.history.HistoryReader.Chart;
import app.tallybird.ui.history.HistoryReader.Month;
import app.tallybird.ui.history.HistoryReader.Point;
import app.tallybird.ui.history.HistoryReader.Year;

/** The units by push, or what they are worth, as lines, and beside them the same numbers in a table. */
final class UnitsChart extends HBox {

    private static final double HEIGHT = 200;
    private static final double LEAST = 150;
    private static final double TABLE = 400;
    private static final int TICKS = 7;

    private final NumberAxis time = new NumberAxis();
    private final LineChart<Number, Number> lines;
    private final TableView<Point> table;
    private final TableView<Month> months;
    private final NumberAxis numbers = new NumberAxis();
    private final ObservableList<Month> monthRows = FXCollections.observableArrayList();
    private final ObservableList<Point> rows = FXCollections.observableArrayList();

    UnitsChart() {
        super(16);
        numbers.setForceZeroInRange(true);
        numbers.setMinorTickVisible(false);
        time.setAutoRanging(false);
        time.setMinorTickVisible(false);
        lines = new LineChart<>(time, numbers);
        lines.setId("units-chart");
        lines.setAnimated(false);
        lines.setVerticalGridLinesVisible(false);
        lines.setMinHeight(LEAST);
        lines.setPrefHeight(HEIGHT);
        lines.setMinWidth(200);
        table = Tables.of("units-table", rows, "No push yet.", "The numbers of the chart, the newest first.");
        table.setMinHeight(LEAST);
        table.setPrefHeight(HEIGHT);
        table.setMinWidth(TABLE);
        table.setPrefWidth(TABLE);
        months = Tables.of("months-table", monthRows, "No push of this customer yet.", "The months of the customer, the newest first.");
        months.setMinHeight(LEAST);
        months.setPrefHeight(LEAST);
        getChildren().addAll(Widgets.grow(lines), table);
    }

    void show(Chart chart) {
        List<Point> points = chart.points();
        numbers(chart::written);
        ticks(points.stream().map(Point::when).toList());
        List<XYChart.Series<Number, Number>> series = new ArrayList<>();
        List<TableColumn<Point, ?>> columns = new ArrayList<>(List.of(Tables.text("Pushed", 130, Point::when)));
        for (int line = 0; line < chart.lines().size(); line++) {
            int at = line;
            XYChart.Series<Number, Number> made = new XYChart.Series<>();
            made.setName(chart.lines().get(line));
            IntStream.range(0, points.size()).forEach(index -> points.get(index).numbers().get(at)
                    .ifPresent(number -> made.getData().add(new XYChart.Data<>(index + 1, number))));
            series.add(made);
            columns.add(Tables.number(chart.lines().get(line), 124, point -> point.numbers().get(at).orElse(null), chart::written));
        }
        if (chart.currency().isPresent()) {
            columns.add(Tables.text("Priced", 92, Point::priced, "muted-cell"));
        }
        lines.setLegendVisible(series.size() > 1);
        lines.getData().setAll(series);
        Tables.columns(table, columns);
        rows.setAll(points.reversed());
        lines.setMinHeight(LEAST);
        getChildren().setAll(Widgets.grow(lines), table);
    }

    private void numbers(Function<BigDecimal, String> written) {
        numbers.setTickLabelFormatter(Fields.converter(value -> written.apply(BigDecimal.valueOf(value.doubleValue()))));
    }

    private void ticks(List<String> names) {
        time.setTickLabelFormatter(Fields.converter(value -> {
            int index = value.intValue() - 1;
            return index >= 0 && index < names.size() && value.doubleValue() == index + 1 ? names.get(index) : "";
        }));
        time.setLowerBound(1);
        time.setUpperBound(Math.max(2, names.size()));
        time.setTickUnit(Math.max(1, (names.size() + TICKS - 1) / TICKS));
    }

    /** The months of a customer: a line for each service, and what they are in money. What was not sent yet, or has no price, has no point. */
    void show(Year year, boolean inMoney) {
        List<Month> all = year.months();
        Function<BigDecimal, String> written = number -> year.currency().filter(one -> inMoney)
                .map(currency -> LocalFormat.money(number, currency)).orElseGet(() -> LocalFormat.number(number));
        numbers(written);
        ticks(all.stream().map(Month::when).toList());
        List<XYChart.Series<Number, Number>> series = new ArrayList<>();
        List<TableColumn<Month, ?>> columns = new ArrayList<>(List.of(Tables.text("Month", 130, Month::when)));
        if (all.stream().anyMatch(month -> !month.money().isEmpty())) {
            columns.add(Tables.text("Billed", 190, Month::money));
        }
        if (inMoney && all.stream().anyMatch(month -> !month.margin().isEmpty())) {
            columns.add(Tables.text("Margin", 190, Month::margin));
        }
        for (int service = 0; service < year.services().size(); service++) {
            int at = service;
            XYChart.Series<Number, Number> made = new XYChart.Series<>();
            made.setName(year.services().get(at));
            IntStream.range(0, all.size()).forEach(month -> all.get(month).numbers(inMoney).get(at)
                    .ifPresent(number -> made.getData().add(new XYChart.Data<>(month + 1, number))));
            series.add(made);
            columns.add(Tables.text(year.services().get(at), 124, month -> month.numbers(inMoney).get(at).map(written).orElse("\u00b7")));
        }
        lines.setLegendVisible(true);
        lines.getData().setAll(series);
        Tables.columns(months, columns);
        monthRows.setAll(all.reversed());
        // the names of the services stand below the lines
        lines.setMinHeight(HEIGHT);
        getChildren().setAll(Widgets.grow(lines));
    }

    /** The numbers of the months, for a place of their own. */
    TableView<Month> months() {
        return months;
    }
}
