package app.tallybird.ui.builder;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.connector.reading.AccountIssue;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.RowFile;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.ui.builder.LiveModel.Shown;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.task.TaskRunner;

/** Accounts, and the matrix of accounts and services; a cell opens the rows behind it. */
final class CountsPane {

    private static final double COLUMN = 130;

    private CountsPane() {
    }

    static Node accounts(Shown shown) {
        Optional<Reading> reading = shown.reading();
        if (reading.isEmpty()) {
            return CallsPane.empty("Press Run to see which customers these rules find.");
        }
        TableView<Account> table = Tables.of("accounts-table", FXCollections.observableArrayList(reading.get().accounts()),
                "These rules find no customer.", "Customers",
                List.of(Tables.text("Id", 160, Account::id, "code"), Tables.text("Name", 320, Account::name)));
        VBox box = new VBox(8,
                Widgets.text(LocalFormat.count(reading.get().accounts().size(), "customer") + (shown.partial() ? " (partial)" : ""),
                        "muted", "pane-words"));
        reading.get().issues().stream().map(AccountIssue::sentence)
                .forEach(words -> box.getChildren().add(Widgets.text("⚠ " + words, "warn-text")));
        VBox.setVgrow(table, Priority.ALWAYS);
        box.getChildren().add(table);
        return box;
    }

    /** {@code runner} reads the rows behind a number off the screen's thread. */
    static Node counts(Shown shown, TaskRunner runner) {
        Optional<Reading> found = shown.reading();
        if (found.isEmpty() || shown.spot().card() != OpenCard.Card.SERVICES) {
            return CallsPane.empty("Press Run to count with the first rows, or Run everything to count as the sync does.");
        }
        Reading reading = found.get();
        TextArea behind = new TextArea();
        behind.setId("behind");
        behind.setEditable(false);
        behind.setPrefRowCount(7);
        behind.getStyleClass().add("code");
        behind.setAccessibleText("The rows behind the chosen number");
        behind.setPromptText("Choose a number, with a click or Enter, to see its rows.");
        TableView<Account> matrix = matrix(reading, behind, runner);
        VBox.setVgrow(matrix, Priority.ALWAYS);
        VBox box = new VBox(8);
        box.getChildren().add(Widgets.text((shown.partial() ? "Partial: counts are not final. " : "")
                + LocalFormat.count(reading.accounts().size(), "customer") + ", " + LocalFormat.count(reading.services().size(), "service"),
                "pane-words", shown.partial() ? "warn-text" : "muted"));
        reading.warnings().stream().limit(5)
                .forEach(warning -> box.getChildren().add(Widgets.text("⚠ " + warning.text(), "warn-text", "small")));
        box.getChildren().addAll(matrix, behind);
        return box;
    }

    private static TableView<Account> matrix(Reading reading, TextArea behind, TaskRunner runner) {
        TableView<Account> table = Tables.of("matrix", FXCollections.observableArrayList(reading.accounts()), "No customer.",
                "Customers and services. Enter on a number shows its rows.");
        List<TableColumn<Account, ?>> columns = new ArrayList<>();
        columns.add(Tables.text("Customer", 190, Account::name, "strong-cell"));
        for (Service service : reading.services()) {
            columns.add(Tables.text(service.name(), width(service.name()), account -> words(reading, account, service), "number"));
        }
        table.getColumns().setAll(columns);
        table.getSelectionModel().setCellSelectionEnabled(true);
        Runnable open = () -> {
            if (!table.getSelectionModel().getSelectedCells().isEmpty()) {
                TablePosition<?, ?> cell = table.getSelectionModel().getSelectedCells().getFirst();
                if (cell.getColumn() > 0 && cell.getRow() >= 0) {
                    Account account = table.getItems().get(cell.getRow());
                    Service service = reading.services().get(cell.getColumn() - 1);
                    behind.setUserData(cell);
                    runner.start(cancel -> behind(reading, account, service), text -> {
                        if (cell.equals(behind.getUserData())) {
                            behind.setText(text);
                        }
                    }, failure -> behind.setText(failure.sentence()));
                }
            }
        };
        table.setOnMouseClicked(event -> open.run());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
        return table;
    }

    /** As wide as the name of the service, within reason. */
    private static double width(String name) {
        return Math.clamp(name.length() * 8.2 + 26, COLUMN, 260);
    }

    /** What a cell shows: a number, or that it is unknown. */
    static String words(Reading reading, Account account, Service service) {
        return switch (reading.cells().get(new CellKey(account.id(), service.key()))) {
            case null -> LocalFormat.NONE;
            case UnitCount.Value value -> LocalFormat.number(value.units());
            case UnitCount.KnownZero zero -> LocalFormat.number(BigDecimal.ZERO);
            case UnitCount.Unknown unknown -> "unknown";
        };
    }

    /** The rule, what was left out, and the rows. */
    static String behind(Reading reading, Account account, Service service) {
        CellKey key = new CellKey(account.id(), service.key());
        StringBuilder text = new StringBuilder(account.name()).append(", ").append(service.name()).append(": ")
                .append(words(reading, account, service)).append('\n');
        if (reading.cells().get(key) instanceof UnitCount.Unknown unknown) {
            text.append(unknown.reason()).append('\n');
        }
        CountOrigin origin = reading.origins().get(key);
        if (origin == null) {
            return text.append("No row names this customer and service.").toString();
        }
        text.append(origin.rule()).append(", ").append(LocalFormat.count(origin.rows(), "row")).append('\n');
        for (Map.Entry<String, Long> left : origin.leftOut().entrySet()) {
            text.append("Not counted: ").append(left.getValue()).append(", ").append(left.getKey()).append('\n');
        }
        try {
            origin.file().map(RowFile::lines).orElse(List.of()).forEach(line -> text.append(line).append('\n'));
        } catch (UncheckedIOException replaced) {
            text.append("The rows are being read anew; look again when that is done.");
        }
        return text.toString();
    }
}
