package app.tallybird.ui.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Widgets;

/**
 * The lines of the file as they are, with the role of each column above it and what becomes of each line. Alt and Down changes the role of the column,
 * Space takes the line out of the count or back.
 */
final class LinesTable {

    private static final double ROW = 27;
    private static final double NUMBER = 48;
    private static final double BECOMES = 132;
    private static final double LEAST = 96;
    private static final double LEAST_OF_FEW = 50;
    private static final double SCROLLBAR = 17;
    private static final int FEW = 7;
    private static final int LETTERS = 26;

    final TableView<FileRow> table = new TableView<>();
    private final FileModel model;
    private final List<MenuButton> roles = new ArrayList<>();
    private List<FileChoices.Pointed> columns = List.of();
    private List<String> built = List.of();

    LinesTable(FileModel model) {
        this.model = model;
        table.setId("file-lines");
        table.setFixedCellSize(ROW);
        table.setMinHeight(170);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setAccessibleRole(AccessibleRole.TABLE_VIEW);
        table.setAccessibleText(
                "The lines of the file. Alt and Down changes what the column is for, Space leaves the line out or takes it back,"
                        + " H makes it the line of the headings.");
        table.setRowFactory(made -> new Row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        Widgets.style(table, "file-lines", true);
        table.widthProperty().subscribe((before, now) -> spread());
        model.shown.subscribe(this::show);
    }

    private void show(FileModel.@Nullable Shown now) {
        if (now == null) {
            table.getItems().clear();
            return;
        }
        List<String> header = now.lines().header();
        columns = now.choices().columns();
        if (!header.equals(built)) {
            built = header;
            build(now);
        }
        for (int i = 0; i < roles.size(); i++) {
            mark(roles.get(i), header.get(i), role(header.get(i)));
            roles.get(i).getItems().stream().filter(item -> item.getUserData() == Role.NOTE)
                    .forEach(item -> item.setVisible(now.choices().counted().rows()));
        }
        TablePosition<?, ?> here = table.getFocusModel().getFocusedCell();
        table.getItems().setAll(FileRow.of(now.lines()));
        if (here != null && here.getRow() >= 0 && here.getRow() < table.getItems().size() && here.getTableColumn() != null) {
            focus(here.getRow(), here.getColumn());
        } else {
            focus(0, 0);
        }
        table.refresh();
    }

    private void focus(int row, int column) {
        if (!table.getItems().isEmpty() && column < table.getColumns().size()) {
            table.getFocusModel().focus(row, table.getColumns().get(column));
            table.getSelectionModel().clearAndSelect(row, table.getColumns().get(column));
        }
    }

    private Role role(String heading) {
        return columns.stream().filter(one -> one.heading().equals(heading)).map(FileChoices.Pointed::role).findFirst().orElse(Role.UNUSED);
    }

    private void build(FileModel.Shown now) {
        roles.clear();
        List<TableColumn<FileRow, ?>> all = new ArrayList<>();
        all.add(number());
        List<String> header = now.lines().header();
        for (int place = 0; place < header.size(); place++) {
            all.add(column(header.get(place), place));
        }
        all.add(header.size() <= FEW ? all.size() : 1, becomes());
        table.getColumns().setAll(all);
        spread();
    }

    /** A few columns share the width, names and services more of it than others; many keep theirs and scroll. */
    private void spread() {
        List<TableColumn<FileRow, ?>> shared = table.getColumns().stream().filter(one -> one.getGraphic() != null).toList();
        double shares = shared.stream().mapToDouble(this::share).sum();
        double room = table.getWidth() - NUMBER - BECOMES - SCROLLBAR;
        double unit = shared.size() <= FEW ? Math.max(LEAST_OF_FEW, room / shares) : LEAST;
        shared.forEach(one -> one.setPrefWidth(Math.floor(share(one) * unit)));
    }

    private double share(TableColumn<FileRow, ?> column) {
        int place = column.getUserData() instanceof Integer number ? number : 0;
        Role role = place < columns.size() ? roleAt(place) : Role.UNUSED;
        return switch (role) {
            case CUSTOMER_NAME, SERVICE -> 1.5;
            case CUSTOMER_ID, FILTER -> 1.2;
            case COUNT, NOTE, UNUSED -> 1;
        };
    }

    private Role roleAt(int place) {
        FileModel.Shown now = model.shown.get();
        return now == null ? Role.UNUSED : role(now.lines().header().get(place));
    }

    private TableColumn<FileRow, FileRow> plain(String title, double width) {
        TableColumn<FileRow, FileRow> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    private TableColumn<FileRow, FileRow> number() {
        TableColumn<FileRow, FileRow> column = plain("", NUMBER);
        column.setCellFactory(made -> new TableCell<>() {
            {
                getStyleClass().addAll("line-number", "number");
                addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                    if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                        getItem().line().ifPresent(line -> clicked(line));
                    }
                });
            }

            @Override
            protected void updateItem(@Nullable FileRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(row == null ? null : row.line().map(line -> String.valueOf(line.line())).orElse("…"));
            }
        });
        return column;
    }

    /** A line that counts or could is switched; of the others one with texts can be that of the headings. */
    private void clicked(SeenLine line) {
        if (line.canBeSwitched()) {
            model.switchLine(line);
        } else if (line.becomes() == SeenLine.Becomes.NO_ROW && line.cells().stream().filter(cell -> !cell.isBlank()).count() > 1) {
            model.heading(line);
        }
    }

    private TableColumn<FileRow, FileRow> column(String heading, int place) {
        MenuButton button = new MenuButton();
        button.setId("role-" + (place + 1));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setFocusTraversable(false);
        for (Role role : Role.values()) {
            MenuItem item = Widgets.item(role.words(), () -> model.role(heading, role));
            item.setUserData(role);
            button.getItems().add(item);
        }
        roles.add(button);
        VBox head = new VBox(3, button, Widgets.label(letter(place), "small", "muted", "strong-cell"));
        head.setAlignment(Pos.CENTER);
        TableColumn<FileRow, FileRow> column = plain("", LEAST);
        column.setUserData(place);
        column.setGraphic(head);
        button.setDisable(heading.isEmpty());
        column.setCellFactory(made -> new TableCell<>() {
            private final Tooltip whole = new Tooltip();

            @Override
            protected void updateItem(@Nullable FileRow row, boolean empty) {
                super.updateItem(row, empty);
                Role role = role(heading);
                getStyleClass().removeIf(style -> style.startsWith("role-"));
                getStyleClass().add(style(role));
                Widgets.style(this, "number", role == Role.COUNT);
                String text = row == null ? "" : row.line().isEmpty() && place == 1 ? row.words() : row.cell(place);
                setText(text.strip());
                whole.setText(text);
                setTooltip(text.isBlank() ? null : whole);
            }
        });
        return column;
    }

    private static String style(Role role) {
        return "role-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A, B, …, Z, AA, as spreadsheets call their columns. */
    static String letter(int place) {
        return place < LETTERS ? String.valueOf((char) ('A' + place)) : letter(place / LETTERS - 1) + letter(place % LETTERS);
    }

    private static void mark(MenuButton button, String heading, Role role) {
        button.setTooltip(new Tooltip(heading + ": " + role.words()));
        button.setText(Wording.capital(role.words()));
        button.setAccessibleText("Column " + heading + " is for: " + role.words());
        button.getStyleClass().setAll("button", "menu-button", "role-button", style(role));
    }

    private TableColumn<FileRow, FileRow> becomes() {
        TableColumn<FileRow, FileRow> column = plain("What happens", BECOMES);
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable FileRow row, boolean empty) {
                super.updateItem(row, empty);
                SeenLine line = row == null ? null : row.line().orElse(null);
                setText(line == null ? null : line.reason());
                setGraphic(line == null ? null : sign(line));
                setTooltip(line == null ? null : new Tooltip(line.reason()));
                getStyleClass().removeIf(style -> style.startsWith("becomes-"));
                if (line != null) {
                    getStyleClass().add("becomes-" + line.becomes().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                }
            }
        });
        return column;
    }

    private static Node sign(SeenLine line) {
        return switch (line.becomes()) {
            case COUNTED, HEADING -> Icon.of(MaterialDesignC.CHECK, "good-icon");
            case SUBTRACTS -> Icon.of(MaterialDesignC.CHECK, "warn-icon");
            case WRONG -> Icon.of(MaterialDesignA.ALERT_OUTLINE, "warn-icon");
            case FILTERED, LEFT_OUT, NO_ROW -> Icon.of(MaterialDesignC.CANCEL, "muted-icon");
        };
    }

    private void key(KeyEvent event) {
        TablePosition<?, ?> here = table.getFocusModel().getFocusedCell();
        FileRow row = here == null || here.getRow() < 0 || here.getRow() >= table.getItems().size()
                ? null
                : table.getItems().get(here.getRow());
        if (event.getCode() == KeyCode.DOWN && event.isAltDown()) {
            open(here);
        } else if (row == null || row.line().isEmpty()) {
            return;
        } else if (event.getCode() == KeyCode.SPACE) {
            model.switchLine(row.line().get());
        } else if (event.getCode() == KeyCode.H && !event.isShortcutDown() && !event.isAltDown()) {
            model.heading(row.line().get());
        } else {
            return;
        }
        event.consume();
    }

    /** Opens the roles of the column that has the focus; where the focus is beside the columns, those of the first. */
    private void open(@Nullable TablePosition<?, ?> here) {
        Object column = here == null ? null : here.getTableColumn();
        table.getColumns().stream().filter(one -> one.equals(column) && one.getGraphic() instanceof VBox)
                .map(one -> (VBox) Objects.requireNonNull(one.getGraphic())).findFirst()
                .or(() -> roles.stream().map(one -> (VBox) one.getParent()).findFirst())
                .map(head -> (MenuButton) head.getChildren().getFirst()).filter(button -> !button.isDisabled()).ifPresent(MenuButton::show);
    }

    /** Grey and crossed out when it does not count. */
    private final class Row extends TableRow<FileRow> {

        @Override
        protected void updateItem(@Nullable FileRow row, boolean empty) {
            super.updateItem(row, empty);
            SeenLine line = row == null ? null : row.line().orElse(null);
            Widgets.style(this, "grey-line", line != null && line.isGrey());
            Widgets.style(this, "heading-line", line != null && line.becomes() == SeenLine.Becomes.HEADING);
            Widgets.style(this, "wrong-line", line != null && line.becomes() == SeenLine.Becomes.WRONG);
            Widgets.style(this, "gap-line", row != null && line == null);
            setContextMenu(line == null ? null : menu(line));
        }

        private ContextMenu menu(SeenLine line) {
            ContextMenu menu = new ContextMenu();
            if (line.canBeSwitched()) {
                menu.getItems()
                        .add(Widgets.item(line.becomes() == SeenLine.Becomes.LEFT_OUT ? "Count it again" : "Leave out lines like this one",
                                () -> model.switchLine(line)));
            }
            menu.getItems().add(Widgets.item("The headings stand on this line", () -> model.heading(line)));
            return menu;
        }
    }
}
