package app.tallybird.ui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/**
 * Lines and columns of numbers of which only those in sight are made. The first column, the headings and the totals stay where they are. Arrows move,
 * Enter or a double click asks about the cell. Used on the screen's thread.
 */
public final class Matrix extends Region {

    public static final double ROW = 34;
    private static final double HEAD = 62;
    private static final double UNDER = 34;
    private static final double UNDER_RIGHT = 4;
    private static final double LOW = 300;
    private static final double COLUMN = 100;
    private static final double LAST = 116;
    private static final double FIRST = 190;
    private static final double WIDE_FIRST = 230;
    private static final double WIDE = 1_100;
    private static final double LEAST_FIRST = 140;
    private static final double MOST_FIRST = 420;
    private static final double BAR = 12;
    private static final double GRIP = 5;

    public final ObjectProperty<MatrixContent> content = new SimpleObjectProperty<>(MatrixContent.NONE);
    /** What is said in the place of lines when there are none. */
    public final Label placeholder = Widgets.label("", "muted", "matrix-placeholder");
    /** How wide the first column is, as it was dragged. */
    public final DoubleProperty first = new SimpleDoubleProperty(FIRST);
    /** What is drawn below the words of a heading, by its column; nothing for a column that has none. */
    public final ObjectProperty<@Nullable IntFunction<Optional<Region>>> underHeads = new SimpleObjectProperty<>();
    public final IntegerProperty row = new SimpleIntegerProperty();
    public final IntegerProperty column = new SimpleIntegerProperty();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final Pane names = Widgets.clipped();
    private final Pane heads = Widgets.clipped();
    private final Pane cells = Widgets.clipped();
    private final Pane totals = Widgets.clipped();
    private final MatrixLine corner = new MatrixLine("matrix-head");
    private final MatrixLine total = new MatrixLine("matrix-total-name");
    private final Region aboveBar = Widgets.styled(new Region(), "matrix-head");
    private final Region belowBar = Widgets.styled(new Region(), "matrix-total");
    private final Region grip = Widgets.styled(new Region(), "matrix-grip");
    private final List<MatrixLine> madeNames = new ArrayList<>();
    private final List<MatrixLine> madeHeads = new ArrayList<>();
    private final List<MatrixCell> madeCells = new ArrayList<>();
    private final List<MatrixCell> madeTotals = new ArrayList<>();
    private final List<MatrixCell> madeLast = new ArrayList<>();
    private final Pane last = Widgets.styled(Widgets.clipped(), "matrix-last");
    private final MatrixLine lastHead = new MatrixLine("matrix-head", "numbers", "matrix-last");
    private final MatrixCell lastTotal = Widgets.styled(new MatrixCell(), "matrix-total", "matrix-last");
    private final BiPredicate<Integer, Integer> ask;
    private final Map<Integer, Optional<Region>> under = new HashMap<>();
    private boolean lastStays;

    /** {@code ask} hears the line and the column that a person wants to know about, and whether there is something to tell. */
    public Matrix(String id, String words, BiPredicate<Integer, Integer> ask) {
        this.ask = ask;
        setId(id);
        getStyleClass().add("matrix");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleHelp(words);
        down.setOrientation(Orientation.VERTICAL);
        List.of(down, across).forEach(bar -> {
            bar.setFocusTraversable(false);
            bar.valueProperty().subscribe(this::requestLayout);
        });
        getChildren().addAll(cells, names, heads, totals, corner, total, last, lastHead, lastTotal, aboveBar, belowBar, down, across, grip,
                placeholder);
        first.subscribe(now -> requestLayout());
        content.subscribe(this::changed);
        underHeads.subscribe(this::changed);
        row.subscribe(this::moved);
        column.subscribe(this::moved);
        focusedProperty().subscribe(() -> requestLayout());
        widthProperty().subscribe(this::moved);
        setOnMousePressed(this::pressed);
        setOnKeyPressed(this::key);
        setOnScroll(event -> {
            down.setValue(within(down.getValue() - event.getDeltaY() / ROW, down.getMax()));
            across.setValue(within(across.getValue() - event.getDeltaX(), across.getMax()));
            event.consume();
        });
        grip.setCursor(Cursor.H_RESIZE);
        grip.setOnMouseDragged(event -> first.set(Math.clamp(sceneToLocal(event.getSceneX(), 0).getX(), LEAST_FIRST, MOST_FIRST)));
        setMinSize(FIRST, HEAD + 3 * ROW);
    }

    /** The last column sums the others up: it stays where it is when they scroll. */
    public void lastStays() {
        lastStays = true;
    }

    /** A menu for the selected cell, made anew each time. */
    public void setContextMenuOn(Supplier<ContextMenu> menu) {
        setOnContextMenuRequested(event -> {
            menu.get().show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private static double within(double value, double most) {
        return Math.clamp(value, 0, Math.max(0, most));
    }

    private MatrixContent shown() {
        return content.get();
    }

    private void changed() {
        under.values().forEach(one -> one.ifPresent(heads.getChildren()::remove));
        under.clear();
        row.set(Math.clamp(row.get(), 0, Math.max(0, shown().lines().size() - 1)));
        column.set(Math.clamp(column.get(), 0, Math.max(0, shown().columns().size() - 1)));
        requestLayout();
        say();
    }

    private double columnWidth() {
        // as many whole ones as there is room for: none is cut before somebody scrolls
        int columns = Math.clamp((long) (room() / COLUMN), 1, Math.max(1, scrolled()));
        return Math.max(COLUMN, room() / columns);
    }

    /** Where a column begins, on a whole point: they fill the room to its end and no line is blurred. */
    private double edge(int at) {
        return Math.rint(at * columnWidth());
    }

    /** Names have more room in a wide window, until somebody drags. */
    private double left() {
        return first.get() == FIRST && getWidth() > WIDE ? WIDE_FIRST : Math.clamp(first.get(), LEAST_FIRST, MOST_FIRST);
    }

    /** The columns that scroll. */
    private int scrolled() {
        return Math.max(0, shown().columns().size() - (lastStays ? 1 : 0));
    }

    /** What they have to scroll in. */
    private double room() {
        return Math.max(0, getWidth() - left() - beside() - (lastStays ? LAST : 0));
    }

    /** What the bar takes that scrolls down; nothing while all lines are in sight. */
    private double beside() {
        return shown().lines().size() > page() ? BAR : 0;
    }

    /** What the bar takes that scrolls across; nothing while all columns are in sight. */
    private double below() {
        return COLUMN * scrolled() > getWidth() - left() - BAR - (lastStays ? LAST : 0) ? BAR : 0;
    }

    private double head() {
        return drawn() ? HEAD + UNDER : HEAD;
    }

    /** Where there are few lines in sight they are worth more than what is drawn above them. */
    private boolean drawn() {
        return underHeads.get() != null && getHeight() > LOW;
    }

    /** Lines that are whole in sight. */
    private int page() {
        return Math.max(1, (int) ((getHeight() - head() - ROW - below()) / ROW));
    }

    /** Puts the selected cell in sight and says it. */
    private void moved() {
        if (row.get() < down.getValue()) {
            down.setValue(row.get());
        } else if (row.get() >= down.getValue() + page()) {
            down.setValue(within(row.get() - page() + 1.0, down.getMax()));
        }
        boolean scrolls = column.get() < scrolled();
        if (scrolls && edge(column.get()) < across.getValue()) {
            across.setValue(edge(column.get()));
        } else if (scrolls && edge(column.get() + 1) > across.getValue() + room()) {
            across.setValue(within(edge(column.get() + 1) - room(), across.getMax()));
        }
        requestLayout();
        say();
    }

    private void say() {
        if (shown().lines().isEmpty() || shown().columns().isEmpty()) {
            setAccessibleText(placeholder.getText().isEmpty() ? getAccessibleHelp() : placeholder.getText());
            return;
        }
        MatrixContent.Line line = shown().lines().get(row.get());
        MatrixContent.Cell cell = line.cells().apply(column.get());
        setAccessibleText(LocalFormat.joined(", ", line.name(), shown().columns().get(column.get()), cell.number(), cell.words()));
    }

    private void key(KeyEvent event) {
        int lines = shown().lines().size();
        switch (event.getCode()) {
            case UP -> row.set(Math.max(0, row.get() - 1));
            case DOWN -> row.set(Math.clamp(row.get() + 1L, 0, Math.max(0, lines - 1)));
            case LEFT -> column.set(Math.max(0, column.get() - 1));
            case RIGHT -> column.set(Math.clamp(column.get() + 1L, 0, Math.max(0, shown().columns().size() - 1)));
            case PAGE_UP -> row.set(Math.max(0, row.get() - page()));
            case PAGE_DOWN -> row.set(Math.clamp((long) row.get() + page(), 0, Math.max(0, lines - 1)));
            case HOME -> row.set(0);
            case END -> row.set(Math.max(0, lines - 1));
            case ENTER -> {
                if (!askHere()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean askHere() {
        return !shown().lines().isEmpty() && !shown().columns().isEmpty() && ask.test(row.get(), column.get());
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        int line = (int) (down.getValue() + (event.getY() - head()) / ROW);
        if (event.getY() < head() || event.getY() > head() + cells.getHeight() || line >= shown().lines().size()) {
            return;
        }
        row.set(line);
        if (event.getX() > left()) {
            column.set(event.getX() > left() + room()
                    ? shown().columns().size() - 1
                    : Math.clamp((long) ((event.getX() - left() + across.getValue()) / columnWidth()), 0, Math.max(0, scrolled() - 1)));
            if (event.getClickCount() > 1) {
                askHere();
            }
        }
    }

    @Override
    protected void layoutChildren() {
        MatrixContent now = shown();
        double width = columnWidth();
        double first = left();
        double room = room();
        double top = head();
        double tall = Math.max(0, getHeight() - top - ROW - below());
        down.setMax(Math.max(0, now.lines().size() - page()));
        down.setVisibleAmount(now.lines().isEmpty() ? 0 : down.getMax() * page() / Math.max(page(), now.lines().size()));
        down.setValue(within(down.getValue(), down.getMax()));
        down.setVisible(down.getMax() > 0);
        across.setMax(Math.max(0, Math.rint(width * scrolled() - room)));
        across.setVisibleAmount(across.getMax() * room / Math.max(1, width * scrolled()));
        across.setValue(within(across.getValue(), across.getMax()));
        across.setVisible(across.getMax() > 0);
        double below = Math.min(tall, ROW * now.lines().size());
        place(names, 0, top, first, below);
        place(cells, first, top, room, below);
        place(heads, first, 0, room, top);
        place(totals, first, top + below, room, ROW);
        place(corner, 0, 0, first, top);
        place(total, 0, top + below, first, ROW);
        boolean any = !now.columns().isEmpty();
        boolean stays = lastStays && any;
        List.of(last, lastHead, lastTotal).forEach(node -> node.setVisible(stays));
        List.of(corner, total).forEach(node -> node.setVisible(any));
        place(last, first + room, top, LAST, below);
        place(lastHead, first + room, 0, LAST, top);
        place(lastTotal, first + room, top + below, LAST, ROW);
        place(aboveBar, getWidth() - beside(), 0, beside(), top);
        place(belowBar, getWidth() - beside(), top + below, beside(), ROW);
        place(down, getWidth() - BAR, top, BAR, tall);
        place(across, first, top + below + ROW, room, BAR);
        place(grip, first - GRIP, 0, GRIP, top);
        placeholder.setVisible(now.lines().isEmpty());
        placeholder.resizeRelocate(0, top, getWidth(), tall);
        corner.show(now.corner(), "");
        total.show(now.totals().name(), now.totals().sign());
        fill(now, width, room, tall);
        if (stays) {
            lastHead.show(now.columns().getLast(), "");
            lastTotal.show(now.totals().cells().apply(now.columns().size() - 1), false, LAST);
        }
    }

    private void fill(MatrixContent now, double width, double room, double tall) {
        int top = (int) down.getValue();
        double lift = (down.getValue() - top) * ROW;
        int lines = Math.min(now.lines().size() - top, (int) Math.ceil((tall + lift) / ROW));
        int left = (int) (across.getValue() / width);
        int columns = Math.min(scrolled() - left, (int) Math.ceil((room + across.getValue() % width) / width));
        int name = 0;
        int cell = 0;
        for (int line = 0; line < lines; line++) {
            MatrixContent.Line one = now.lines().get(top + line);
            MatrixLine label = made(madeNames, name++, names, () -> new MatrixLine("matrix-name"));
            label.show(one.name(), one.sign());
            place(label, 0, line * ROW - lift, left(), ROW);
            if (lastStays) {
                MatrixCell end = made(madeLast, line, last, MatrixCell::new);
                end.show(one.cells().apply(now.columns().size() - 1),
                        isFocused() && top + line == row.get() && column.get() == now.columns().size() - 1, LAST);
                place(end, 0, line * ROW - lift, LAST, ROW);
            }
            for (int place = 0; place < columns; place++) {
                MatrixCell box = made(madeCells, cell++, cells, MatrixCell::new);
                boolean here = isFocused() && top + line == row.get() && left + place == column.get();
                box.show(one.cells().apply(left + place), here, width);
                inColumn(box, left + place, line * ROW - lift, ROW);
            }
        }
        for (int place = 0; place < columns; place++) {
            MatrixLine head = made(madeHeads, place, heads, () -> new MatrixLine("matrix-head", "numbers"));
            head.show(now.columns().get(left + place), "");
            Widgets.style(head, "drawn", drawn());
            inColumn(head, left + place, 0, head());
            if (drawn()) {
                under(left + place, edge(left + place + 1) - across.getValue() - UNDER_RIGHT);
            }
            MatrixCell sum = made(madeTotals, place, totals, () -> Widgets.styled(new MatrixCell(), "matrix-total"));
            sum.show(now.totals().cells().apply(left + place), false, width);
            inColumn(sum, left + place, 0, ROW);
        }
        hide(madeLast, name);
        under.forEach((column, node) -> node.ifPresent(one -> one.setVisible(drawn() && column >= left && column < left + columns)));
        hide(madeNames, name);
        hide(madeCells, cell);
        hide(madeHeads, columns);
        hide(madeTotals, columns);
    }

    /** At the right edge of its column. */
    private void under(int column, double right) {
        under.computeIfAbsent(column, at -> {
            Optional<Region> made = underHeads.get().apply(at);
            made.ifPresent(node -> {
                node.setManaged(false);
                node.setMouseTransparent(true);
                heads.getChildren().add(node);
            });
            return made;
        }).ifPresent(node -> {
            node.toFront();
            place(node, right - node.prefWidth(-1), HEAD, node.prefWidth(-1), UNDER);
        });
    }

    private static <N extends Node> N made(List<N> pool, int at, Pane in, Supplier<N> make) {
        if (at == pool.size()) {
            N node = make.get();
            node.setManaged(false);
            pool.add(node);
            in.getChildren().add(node);
        }
        N node = pool.get(at);
        node.setVisible(true);
        return node;
    }

    private static void hide(List<? extends Node> pool, int from) {
        pool.subList(Math.min(Math.max(0, from), pool.size()), pool.size()).forEach(node -> node.setVisible(false));
    }

    private void inColumn(Region node, int at, double y, double height) {
        place(node, edge(at) - across.getValue(), y, edge(at + 1) - edge(at), height);
    }

    private static void place(Region node, double x, double y, double width, double height) {
        node.resizeRelocate(x, y, width, height);
    }
}
