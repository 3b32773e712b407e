package app.tallybird.ui.builder;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;

import app.tallybird.connector.inspection.TracedRow;
import app.tallybird.ui.control.Widgets;

/** The whole value of a cell of the rows, below the grid: by Enter or a double click. Copying takes the whole value, too. */
final class CellValue extends VBox {

    private static final int LONGEST = 200_000;

    private final TableView<TracedRow> grid;
    private final Map<TableColumn<?, ?>, Function<TracedRow, String>> values = new HashMap<>();
    private final Label title = Widgets.label("", "strong", "small");
    private final TextArea area = new TextArea();

    /** {@code copy} puts a text into the clipboard and says so. */
    CellValue(TableView<TracedRow> grid, BiConsumer<String, String> copy) {
        super(6);
        this.grid = grid;
        grid.getSelectionModel().setCellSelectionEnabled(true);
        getStyleClass().add("pane-notes");
        area.setId("cell-value");
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(6);
        area.setMinHeight(90);
        area.getStyleClass().add("code");
        getChildren().addAll(Widgets.row(title, Widgets.spring(),
                Widgets.button("copy-value", "Copy", () -> copy.accept(area.getText(), "Value copied"), "small"),
                Widgets.button("close-value", "Close", this::close, "small")), area);
        show(false);
        KeyCombination copies = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        grid.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            } else if (copies.match(event) && !value().isEmpty()) {
                copy.accept(value(), "Value copied");
                event.consume();
            }
        });
        grid.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** What the cells of a column hold as a whole. */
    void add(TableColumn<TracedRow, ?> column, Function<TracedRow, String> whole) {
        values.put(column, whole);
    }

    private String value() {
        TablePosition<?, ?> at = grid.getFocusModel().getFocusedCell();
        Function<TracedRow, String> whole = values.get(at.getTableColumn());
        return whole == null || at.getRow() < 0 || at.getRow() >= grid.getItems().size()
                ? ""
                : whole.apply(grid.getItems().get(at.getRow()));
    }

    private void open() {
        TablePosition<?, ?> at = grid.getFocusModel().getFocusedCell();
        if (at.getTableColumn() == null) {
            return;
        }
        String whole = value();
        title.setText(at.getTableColumn().getText() + ", row " + (at.getRow() + 1));
        area.setAccessibleText("The whole value of " + title.getText());
        area.setText(whole.length() > LONGEST ? whole.substring(0, LONGEST) + "\n… cut" : whole);
        show(true);
        area.requestFocus();
    }

    private void close() {
        show(false);
        grid.requestFocus();
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
