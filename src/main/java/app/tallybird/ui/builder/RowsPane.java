package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.RowFields;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.inspection.TracedRow;
import app.tallybird.connector.inspection.TracedTable;
import app.tallybird.connector.inspection.Tracer;
import app.tallybird.http.Redactor;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;

/** The rows of a table as a grid, dropped ones greyed with the reason. */
final class RowsPane {

    private static final double DROPPED = 300;
    private static final int LONGEST = 300;
    private static final double COLUMN = 150;

    private RowsPane() {
    }

    static Node of(BuilderModel model, TracedTable table, boolean partial, ValuesBar.Choice choice) {
        if (table.rows().isEmpty()) {
            return CallsPane.empty("No rows yet. Press Run, then say where the rows are: click the list in the answer.");
        }
        List<Row> rows = table.rows().stream().map(TracedRow::row).toList();
        List<String> fields = RowFields.of(rows, model.draft.get().names(Pointer.of("tables", table.name(), "columns")));
        TableView<TracedRow> grid = Tables.of("rows-table", FXCollections.observableArrayList(table.rows()), "", "Rows of " + table.name());
        grid.setMinHeight(90);
        CellValue value = new CellValue(grid, model.place.desktop()::copy);
        fill(grid, value, table, fields, model.place.application().redactor());
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox box = new VBox(8, Widgets.text(words(table, partial), "muted", "pane-words"),
                new ValuesBar(model, table.name(), rows, fields, choice), grid, value);
        box.getStyleClass().add("rows-pane");
        return box;
    }

    /** "48 rows: 40 kept, 8 dropped". */
    static String words(TracedTable table, boolean partial) {
        String dropped = table.dropped() == 0 ? "" : ": " + table.kept() + " kept, " + table.dropped() + " dropped";
        String cut = table.all() > Tracer.MOST_ROWS ? "; the first " + Tracer.MOST_ROWS + " are shown" : "";
        return LocalFormat.count(table.all(), "row") + (partial ? " (partial)" : "") + dropped + cut;
    }

    private static void fill(TableView<TracedRow> grid, CellValue value, TracedTable table, List<String> fields, Redactor redactor) {
        List<TableColumn<TracedRow, ?>> columns = new ArrayList<>();
        if (table.dropped() > 0) {
            columns.add(column("Why it is dropped", DROPPED, value, row -> row.dropped().orElse("")));
        }
        if (table.rows().stream().anyMatch(row -> !row.parent().isEmpty())) {
            columns.add(column("For", COLUMN, value, TracedRow::parent));
        }
        for (String field : fields) {
            FieldPath path = FieldPath.parse(field).orElse(FieldPath.ofName(field));
            TableColumn<TracedRow, String> column = Tables.text(field, width(field, path, table),
                    row -> redactor.redact(cut(RowFields.shown(row.row(), path))), "code");
            value.add(column, row -> redactor.redact(RowFields.whole(row.row(), path)));
            columns.add(column);
        }
        grid.getColumns().setAll(columns);
        grid.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable TracedRow row, boolean empty) {
                super.updateItem(row, empty);
                getStyleClass().remove("dropped");
                if (!empty && row != null && row.dropped().isPresent()) {
                    getStyleClass().add("dropped");
                }
            }
        });
    }

    private static TableColumn<TracedRow, String> column(String title, double width, CellValue value, Function<TracedRow, String> text) {
        TableColumn<TracedRow, String> column = Tables.text(title, width, text);
        value.add(column, text);
        return column;
    }

    /** A cell only shows the beginning of a long text; Enter shows all of it. */
    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** As wide as the values of the first rows, within reason. */
    private static double width(String field, FieldPath path, TracedTable table) {
        int longest = table.rows().stream().limit(20).mapToInt(row -> RowFields.shown(row.row(), path).length()).max().orElse(0);
        return Math.clamp(Math.max(longest, field.length() + 2) * 8.0 + 18, 56, 300);
    }
}
