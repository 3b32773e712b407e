package app.tallybird.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A tick box in the rows that have a choice, and one above that ticks all that are shown. The focus stays in the table, whatever becomes of its rows:
 * the arrow keys choose a row and the space bar ticks it.
 */
final class Ticks<R> {

    private final Predicate<R> offered;
    private final Predicate<R> ticked;
    private final BiConsumer<R, Boolean> set;
    private final CheckBox all = new CheckBox();
    private boolean due;

    Ticks(Predicate<R> offered, Predicate<R> ticked, BiConsumer<R, Boolean> set) {
        this.offered = offered;
        this.ticked = ticked;
        this.set = set;
    }

    /** {@code name} is what a row is called for those who hear it. */
    TableColumn<R, R> column(double width, Function<R, String> name) {
        TableColumn<R, R> column = Tables.unsorted(Tables.column("", width, row -> row, cell -> {
            CheckBox box = new CheckBox();
            box.setFocusTraversable(false);
            return row -> {
                cell.setGraphic(offered.test(row) ? box : null);
                box.setSelected(ticked.test(row));
                box.accessibleTextProperty()
                        .bind(box.selectedProperty().map(included -> name.apply(row) + (included ? ", included" : ", left out")));
                box.setOnAction(event -> {
                    TableView<R> table = cell.getTableView();
                    table.requestFocus();
                    table.getSelectionModel().select(row);
                    tick(table, List.of(row), box.isSelected());
                });
                later(cell.getTableView());
            };
        }), width);
        all.setId("tick-all");
        all.setAccessibleText("All rows that are shown");
        column.setGraphic(all);
        column.tableViewProperty().subscribe(table -> {
            if (table != null) {
                attach(table);
            }
        });
        return column;
    }

    private void attach(TableView<R> table) {
        all.setOnAction(event -> tick(table, table.getItems().stream().filter(offered).toList(), all.isSelected()));
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Optional<R> row = Tables.selected(table).filter(offered);
            if (event.getCode() == KeyCode.SPACE && table.isFocused() && row.isPresent()) {
                tick(table, List.of(row.get()), !ticked.test(row.get()));
                event.consume();
            }
        });
    }

    private void tick(TableView<R> table, List<R> rows, boolean now) {
        rows.stream().filter(row -> ticked.test(row) != now).forEach(row -> set.accept(row, now));
        table.refresh();
        later(table);
    }

    /** The box above follows the rows, once for all that are drawn at a time. */
    private void later(TableView<R> table) {
        if (!due) {
            due = true;
            Platform.runLater(() -> {
                due = false;
                List<R> choices = table.getItems().stream().filter(offered).toList();
                long on = choices.stream().filter(ticked).count();
                all.setDisable(choices.isEmpty());
                all.setSelected(on > 0 && on == choices.size());
                all.setIndeterminate(on > 0 && on < choices.size());
            });
        }
    }
}
