package app.tallybird.ui.control;

import java.math.BigDecimal;
import java.text.Bidi;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

/** Tables of fixed row height, so that forty thousand rows scroll as four do, with cells that say in words what they show. */
public final class Tables {

    private static final double ROW_HEIGHT = 35;
    private static final double TWO_LINES = 52;
    private static final double LEAST = 60;
    private static final double DIGIT = 8.6;
    private static final double PADDING = 22;
    private static final double HEAD = 46;
    /** Text of fewer signs fits into the narrowest column. */
    private static final int SHORT = 7;
    /** What stands beside the columns: the bar where it may be needed, as one bar can call for the other, else the edges alone. */
    private static final double SCROLLBAR = 20;
    private static final double EDGES = 5;
    private static final double TICK = 44;
    private static final String READING = "Reading…";

    private Tables() {
    }

    /** The rows with their columns; {@code empty} is said in place of rows, {@code heard} is what the table holds for those who hear it. */
    public static <R> TableView<R> of(String id, ObservableList<R> rows, String empty, String heard, List<TableColumn<R, ?>> columns) {
        TableView<R> table = of(id, rows, empty, heard);
        columns(table, columns);
        return table;
    }

    /** The same before its columns are known. */
    public static <R> TableView<R> of(String id, ObservableList<R> rows, String empty, String heard) {
        TableView<R> table = new TableView<>();
        table.setId(id);
        SortedList<R> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setPlaceholder(Widgets.text(empty, "muted"));
        table.setMinHeight(140);
        table.setAccessibleRole(AccessibleRole.TABLE_VIEW);
        table.setAccessibleText(heard);
        return table;
    }

    /** Lays the columns out: those of fixed width as they are, the others share what is left by their preferred widths. */
    public static <R> void columns(TableView<R> table, List<TableColumn<R, ?>> columns) {
        table.getColumns().setAll(columns);
        // rows that come later may be of another kind than columns that were taken out meanwhile
        table.getItems().addListener((ListChangeListener<R>) change -> columns.stream().filter(table.getColumns()::contains)
                .forEach(column -> fit(column, table.getItems())));
        List<TableColumn<R, ?>> still = columns.stream().filter(column -> !column.isResizable()).toList();
        DoubleBinding fixed = Bindings.createDoubleBinding(() -> still.stream().mapToDouble(TableColumn::getPrefWidth).sum(),
                still.stream().map(TableColumn::prefWidthProperty).toArray(Observable[]::new));
        DoubleBinding beside = Bindings.createDoubleBinding(
                () -> HEAD + table.getItems().size() * table.getFixedCellSize() + SCROLLBAR > table.getHeight() ? SCROLLBAR : EDGES,
                table.heightProperty(), table.fixedCellSizeProperty(), table.getItems());
        double shares = columns.stream().filter(TableColumn::isResizable).mapToDouble(TableColumn::getPrefWidth).sum();
        for (TableColumn<R, ?> column : columns) {
            if (column.isResizable()) {
                double share = column.getPrefWidth() / shares;
                // whole points, for a column is never drawn narrower than its width and all of them would be wider than the table
                column.prefWidthProperty()
                        .bind(Bindings.createDoubleBinding(
                                () -> Math.max(LEAST, Math.floor((table.getWidth() - fixed.get() - beside.get()) * share)),
                                table.widthProperty(), fixed, beside));
            }
        }
    }

    /** What the rows hold is another thing, though they are the same rows. */
    public static <R> void refresh(TableView<R> table) {
        table.getColumns().forEach(column -> fit(column, table.getItems()));
        table.refresh();
    }

    /** Makes a column of numbers wide enough for the longest, so that no digit is ever cut off. */
    private static <R> void fit(TableColumn<R, ?> column, List<R> rows) {
        if (column.getUserData() instanceof Double least) {
            int digits = rows.stream().map(column::getCellData)
                    .mapToInt(value -> value instanceof BigDecimal number
                            ? digits(number)
                            : value instanceof Number whole ? digits(BigDecimal.valueOf(whole.longValue())) : 0)
                    .max().orElse(0);
            width(column, Math.max(least, digits * DIGIT + PADDING));
        }
    }

    /** Signs of a number as it is shown, with one for each group of three. */
    private static int digits(BigDecimal number) {
        int whole = Math.max(1, number.precision() - number.scale());
        return whole + whole / 3 + Math.max(0, number.scale()) + (number.signum() < 0 ? 1 : 0);
    }

    private static void width(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setPrefWidth(width);
    }

    /** Rows high enough for cells that break their text. */
    public static void twoLines(TableView<?> table) {
        table.setFixedCellSize(TWO_LINES);
    }

    /** The same only while the table is narrower than that, where names would be cut; wide ones keep one line a row. */
    public static void twoLinesBelow(TableView<?> table, double width) {
        table.widthProperty()
                .addListener((property, before, now) -> table.setFixedCellSize(now.doubleValue() < width ? TWO_LINES : ROW_HEIGHT));
    }

    /** Makes the table as high as its rows, but no higher than the page. */
    public static <R> void hug(TableView<R> table) {
        NumberBinding wanted = Bindings.size(table.getItems()).multiply(table.getFixedCellSize()).add(HEAD);
        table.setMinHeight(HEAD + table.getFixedCellSize());
        table.prefHeightProperty().bind(wanted);
        table.maxHeightProperty().bind(wanted);
    }

    /**
     * Text that is cut with an ellipsis and shown whole in a tooltip. The style two-lines breaks it before that, but not what is written from right
     * to left: the toolkit fails when it has to cut such text in several lines.
     */
    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> value, String... styles) {
        boolean wraps = List.of(styles).contains("two-lines");
        return column(title, width, value, cell -> {
            cell.getStyleClass().addAll(styles);
            Tooltip whole = new Tooltip();
            return text -> {
                cell.setWrapText(wraps && !Bidi.requiresBidi(text.toCharArray(), 0, text.length()));
                say(cell, text, whole);
            };
        });
    }

    /** A number at the right edge, sorted as a number. */
    public static <R, V extends Comparable<? super V>> TableColumn<R, V> number(String title, double width, Function<R, @Nullable V> value,
            Function<V, String> words, String... styles) {
        TableColumn<R, V> column = column(title, width, value, cell -> {
            cell.getStyleClass().add("number");
            cell.getStyleClass().addAll(styles);
            Tooltip whole = new Tooltip();
            return number -> say(cell, number == null ? LocalFormat.NONE : words.apply(number), whole);
        });
        column.setUserData(width);
        column.getStyleClass().add("number");
        column.setComparator(Comparator.nullsFirst(Comparator.<V>naturalOrder()));
        return fixed(column, width);
    }

    private static void say(TableCell<?, ?> cell, String words, Tooltip whole) {
        cell.setText(words);
        whole.setText(words);
        cell.setTooltip(words.length() < SHORT ? null : whole);
    }

    public static <R> TableColumn<R, Tag> tag(String title, double width, Function<R, Tag> value) {
        TableColumn<R, Tag> column = column(title, width, value, cell -> {
            Badge badge = new Badge();
            // what does not fit ends with an ellipsis, and is not cut
            badge.setMinWidth(0);
            badge.maxWidthProperty().bind(cell.widthProperty().subtract(PADDING));
            Tooltip whole = new Tooltip();
            return tag -> {
                boolean bare = tag.words().isEmpty();
                cell.setGraphic(bare ? null : badge);
                cell.setAccessibleText(tag.words());
                whole.setText(tag.words());
                cell.setTooltip(bare ? null : whole);
                badge.show(tag);
            };
        });
        column.setComparator(Comparator.comparing(Tag::words));
        return fixed(column, width);
    }

    /** Anything that a row is drawn as; {@code words} is what it says, and what it is sorted by. */
    public static <R> TableColumn<R, R> node(String title, double width, Function<R, Node> draw, Function<R, String> words) {
        TableColumn<R, R> column = column(title, width, row -> row, cell -> row -> {
            cell.setGraphic(draw.apply(row));
            cell.setAccessibleText(words.apply(row));
        });
        column.setComparator(Comparator.comparing(words));
        return column;
    }

    /** A tick box in the rows that have a choice, one above for all that are shown, and the space bar for the chosen row. */
    public static <R> TableColumn<R, R> tick(Predicate<R> offered, Predicate<R> ticked, BiConsumer<R, Boolean> set,
            Function<R, String> name) {
        return new Ticks<>(offered, ticked, set).column(TICK, name);
    }

    /** A button in each row that has something to do; an empty label means none. */
    public static <R> TableColumn<R, R> button(double width, Function<R, String> label, Consumer<R> action, Function<R, String> name) {
        return unsorted(column("", width, row -> row, cell -> {
            Button button = Widgets.styled(new Button(), "small");
            return row -> {
                String words = label.apply(row);
                cell.setGraphic(words.isEmpty() ? null : button);
                button.setText(words);
                button.setAccessibleText(words + ": " + name.apply(row));
                button.setOnAction(event -> action.accept(row));
            };
        }), width);
    }

    /** A column whose cells are made once and then show one row after the other; {@code drawn} gives what shows a value in a cell. */
    static <R, V> TableColumn<R, V> column(String title, double width, Function<R, @Nullable V> value,
            Function<TableCell<R, V>, Consumer<V>> drawn) {
        TableColumn<R, V> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            private final Consumer<V> draw = drawn.apply(this);

            @Override
            protected void updateItem(V item, boolean empty) {
                super.updateItem(item, empty);
                if (empty) {
                    setText(null);
                    setGraphic(null);
                    setTooltip(null);
                    setAccessibleText("");
                } else {
                    draw.accept(item);
                }
            }
        });
        return column;
    }

    private static <R, V> TableColumn<R, V> fixed(TableColumn<R, V> column, double width) {
        width(column, width);
        column.setResizable(false);
        return column;
    }

    static <R> TableColumn<R, R> unsorted(TableColumn<R, R> column, double width) {
        column.setSortable(false);
        return fixed(column, width);
    }

    /** What stands in place of rows while they are being read; loading is not emptiness. */
    public static <R> TableView<R> reading(TableView<R> table, ObservableValue<Boolean> reading) {
        if (table.getPlaceholder() instanceof Label label) {
            String empty = label.getText();
            label.textProperty().bind(reading.map(now -> now ? READING : empty));
        }
        return table;
    }

    /** What Enter does with the row that is chosen, and a double click with the row under it. */
    public static <R> void onEnter(TableView<R> table, Consumer<R> action) {
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && event.getTarget() instanceof Node node
                    && onRow(node)) {
                selected(table).ifPresent(action);
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected(table).ifPresent(row -> {
                    action.accept(row);
                    event.consume();
                });
            }
        });
    }

    /** Whether it is part of a row that shows something, and no button in it. */
    private static boolean onRow(Node node) {
        Node at = node;
        while (at != null && !(at instanceof TableRow) && !(at instanceof ButtonBase)) {
            at = at.getParent();
        }
        return at instanceof TableRow<?> row && !row.isEmpty();
    }

    /** Insert adds, F2 and Enter change the chosen row, Delete takes it away. */
    public static <R> void onEditKeys(TableView<R> table, Runnable add, Consumer<R> edit, Consumer<R> remove) {
        onEnter(table, edit);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case INSERT -> add.run();
                case F2 -> selected(table).ifPresent(edit);
                case DELETE -> selected(table).ifPresent(remove);
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    public static <R> Optional<R> selected(TableView<R> table) {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }
}
