package app.tallybird.ui.control;

import java.math.BigDecimal;
import java.text.Bidi;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

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
    private static final double SCROLLBAR = 20;
    private static final Tag NO_TAG = new Tag("", Tone.NEUTRAL);

    private Tables() {
    }

    public static <R> TableView<R> of(String id, FilteredList<R> rows, String empty) {
        TableView<R> table = new TableView<>();
        table.setId(id);
        SortedList<R> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        Label placeholder = Widgets.text(empty, "muted");
        table.setPlaceholder(placeholder);
        table.setMinHeight(140);
        return table;
    }

    /** Lays the columns out: those of fixed width as they are, the others share what is left by their preferred widths. */
    public static <R> void columns(TableView<R> table, List<TableColumn<R, ?>> columns) {
        table.getColumns().setAll(columns);
        DoubleProperty fixed = new SimpleDoubleProperty(fixed(columns));
        table.getItems().addListener((ListChangeListener<R>) change -> {
            columns.forEach(column -> fit(column, table.getItems()));
            fixed.set(fixed(columns));
        });
        double shares = columns.stream().filter(TableColumn::isResizable).mapToDouble(TableColumn::getPrefWidth).sum();
        for (TableColumn<R, ?> column : columns) {
            if (column.isResizable()) {
                column.prefWidthProperty()
                        .bind(Bindings.max(LEAST, table.widthProperty().subtract(fixed).multiply(column.getPrefWidth() / shares)));
            }
        }
    }

    private static double fixed(List<? extends TableColumn<?, ?>> columns) {
        return columns.stream().filter(column -> !column.isResizable()).mapToDouble(TableColumn::getPrefWidth).sum() + SCROLLBAR;
    }

    /** Makes a column of numbers wide enough for the longest, so that no digit is ever cut off. */
    private static <R> void fit(TableColumn<R, ?> column, List<R> rows) {
        if (column.getUserData() instanceof Double least) {
            int digits = rows.stream().map(column::getCellData).mapToInt(value -> value instanceof BigDecimal number ? digits(number) : 0)
                    .max().orElse(0);
            width(column, Math.max(least, digits * DIGIT + PADDING));
        }
    }

    /** Signs of a number as it is shown, with one for each group of three. */
    private static int digits(BigDecimal number) {
        int whole = Math.max(1, number.precision() - number.scale());
        return whole + whole / 3 + Math.max(0, number.scale());
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
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        boolean wraps = List.of(styles).contains("two-lines");
        column.setCellFactory(made -> {
            TableCell<R, String> cell = new TableCell<>() {
                private final Tooltip whole = new Tooltip();

                @Override
                protected void updateItem(@Nullable String text, boolean empty) {
                    super.updateItem(text, empty);
                    setWrapText(text != null && wraps && !Bidi.requiresBidi(text.toCharArray(), 0, text.length()));
                    setText(empty ? null : text);
                    whole.setText(text);
                    setTooltip(empty || text == null || text.length() < SHORT ? null : whole);
                }
            };
            cell.getStyleClass().addAll(styles);
            return cell;
        });
        return column;
    }

    /** A number at the right edge, sorted as a number. */
    public static <R, V extends Comparable<? super V>> TableColumn<R, V> number(String title, double width, Function<R, @Nullable V> value,
            Function<V, String> words, String... styles) {
        TableColumn<R, V> column = new TableColumn<>(title);
        width(column, width);
        column.setResizable(false);
        column.setUserData(width);
        column.getStyleClass().add("number");
        column.setComparator(Comparator.nullsFirst(Comparator.<V>naturalOrder()));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(made -> {
            TableCell<R, V> cell = new TableCell<>() {
                private final Tooltip whole = new Tooltip();

                @Override
                protected void updateItem(@Nullable V number, boolean empty) {
                    super.updateItem(number, empty);
                    String shown = empty ? null : number == null ? LocalFormat.NONE : words.apply(number);
                    setText(shown);
                    whole.setText(shown);
                    setTooltip(shown == null || shown.length() < SHORT ? null : whole);
                }
            };
            cell.getStyleClass().add("number");
            cell.getStyleClass().addAll(styles);
            return cell;
        });
        return column;
    }

    public static <R> TableColumn<R, Tag> tag(String title, double width, Function<R, Tag> value) {
        TableColumn<R, Tag> column = new TableColumn<>(title);
        width(column, width);
        column.setResizable(false);
        column.setComparator(Comparator.comparing(Tag::words));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            private final Badge badge = new Badge();
            private final Tooltip whole = new Tooltip();

            @Override
            protected void updateItem(@Nullable Tag tag, boolean empty) {
                super.updateItem(tag, empty);
                Tag shown = empty || tag == null ? NO_TAG : tag;
                boolean bare = shown.words().isEmpty();
                setGraphic(bare ? null : badge);
                setAccessibleText(shown.words());
                whole.setText(shown.words());
                setTooltip(bare ? null : whole);
                badge.show(shown);
            }
        });
        return column;
    }

    /** Anything that a row is drawn as; {@code words} is what it says, and what it is sorted by. */
    public static <R> TableColumn<R, R> node(String title, double width, Function<R, Node> draw, Function<R, String> words) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setComparator(Comparator.comparing(words));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : draw.apply(row));
                setAccessibleText(empty || row == null ? "" : words.apply(row));
            }
        });
        return column;
    }

    /** A column of that width and no title, for what a row offers. */
    public static <R> TableColumn<R, R> offer(double width, Function<R, Node> draw, Function<R, String> words) {
        TableColumn<R, R> column = node("", width, draw, words);
        width(column, width);
        column.setSortable(false);
        column.setResizable(false);
        return column;
    }

    /** A tick box in the rows that have a choice. */
    public static <R> TableColumn<R, R> tick(Predicate<R> offered, Predicate<R> ticked, BiConsumer<R, Boolean> set,
            Function<R, String> name) {
        TableColumn<R, R> column = plain("", 44);
        column.setText("\u2611");
        column.setCellFactory(made -> new TableCell<>() {
            private final CheckBox box = new CheckBox();

            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                boolean bare = empty || row == null || !offered.test(row);
                setGraphic(bare ? null : box);
                if (!bare) {
                    box.setOnAction(null);
                    box.setSelected(ticked.test(row));
                    box.setAccessibleText(name.apply(row) + (box.isSelected() ? ", included" : ", left out"));
                    box.setOnAction(event -> {
                        set.accept(row, box.isSelected());
                        box.setAccessibleText(name.apply(row) + (box.isSelected() ? ", included" : ", left out"));
                    });
                }
            }
        });
        return column;
    }

    /** A button in each row that has something to do; an empty label means none. */
    public static <R> TableColumn<R, R> button(double width, Function<R, String> label, java.util.function.Consumer<R> action,
            Function<R, String> name) {
        TableColumn<R, R> column = plain("", width);
        column.setCellFactory(made -> new TableCell<>() {
            private final Button button = new Button();

            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                String words = empty || row == null ? "" : label.apply(row);
                setGraphic(words.isEmpty() ? null : button);
                if (row != null) {
                    button.setText(words);
                    button.getStyleClass().setAll("button", "small");
                    button.setAccessibleText(words + ": " + name.apply(row));
                    button.setOnAction(event -> action.accept(row));
                }
            }
        });
        return column;
    }

    private static <R> TableColumn<R, R> plain(String title, double width) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setSortable(false);
        column.setResizable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        return column;
    }

    /** Says what the table holds to those who hear it. */
    public static void describe(TableView<?> table, String words) {
        table.setAccessibleRole(AccessibleRole.TABLE_VIEW);
        table.setAccessibleText(words);
    }
}
