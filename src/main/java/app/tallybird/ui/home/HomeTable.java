package app.tallybird.ui.home;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Sparkline;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.Step;

/** The integrations as rows, each with its button and its menu; a file can be dropped on a row. */
final class HomeTable {

    private static final double ROW = 58;

    private HomeTable() {
    }

    static TableView<IntegrationRow> of(HomeModel model) {
        TableView<IntegrationRow> table = Tables.of("integrations", model.rows, "No integration yet.",
                "Integrations. Enter opens the review of the chosen one; a file dropped on a row is read by it.",
                List.of(Tables.node("Vendor", 205, HomeTable::name, row -> row.name() + ", " + row.size()),
                        Tables.tag("Status", 148, IntegrationRow::tag),
                        Tables.text("Last push", 130, row -> row.daily().lastPush(), "two-lines"),
                        Tables.node("Result", 180, HomeTable::result, row -> row.result().words()),
                        Tables.node("Units, last\n6 pushes", 150, row -> new Sparkline(row.known().units()),
                                row -> Sparkline.words(row.known().units())),
                        Tables.text("Next", 120, row -> row.daily().next(), "muted-cell", "two-lines"),
                        Tables.button(96, row -> row.setUp() ? "Push now" : "Continue", model::push, IntegrationRow::name),
                        Tables.offer(48, row -> menu(model, row), row -> "Menu of " + row.name())));
        table.setFixedCellSize(ROW);
        Tables.hug(table);
        Tables.onEnter(table, model::push);
        table.setRowFactory(made -> row(model));
        return table;
    }

    private static Node name(IntegrationRow row) {
        Label name = Widgets.label(row.name(), "strong-cell");
        name.setMaxWidth(Double.MAX_VALUE);
        Label size = Widgets.label(row.size(), "muted", "small");
        Tooltip whole = new Tooltip(row.name() + "\n" + row.size());
        name.setTooltip(whole);
        size.setTooltip(whole);
        return Widgets.styled(new VBox(2, name, size), "cell-box");
    }

    private static Node result(IntegrationRow row) {
        Label words = Widgets.label(row.result().words(), "text-" + row.result().tone().style());
        words.setWrapText(true);
        words.setTooltip(new Tooltip(row.result().words()));
        return words;
    }

    private static Node menu(HomeModel model, IntegrationRow row) {
        MenuButton menu = Widgets.styled(new MenuButton(), "small", "row-menu");
        menu.setGraphic(Icon.of(MaterialDesignD.DOTS_VERTICAL));
        menu.setId("menu-" + row.name());
        menu.setAccessibleText("More for " + row.name());
        menu.getItems().setAll(Widgets.item("Edit set-up", () -> model.open(row, Step.CONNECT)),
                Widgets.item("Schedule and notices", () -> model.open(row, Step.SCHEDULE)),
                Widgets.item("History", () -> model.exits.history(row.name())),
                Widgets.item(row.daily().straight() ? "Show the review before each push" : "Push without review when nothing is held",
                        () -> model.straight(row)),
                new SeparatorMenuItem(), Widgets.item("Replace a secret…", () -> model.change.askSecret(row.name())),
                Widgets.item("Rename…", () -> model.change.askName(row, false)),
                Widgets.item("Duplicate…", () -> model.change.askName(row, true)),
                Widgets.item(row.daily().paused() ? "Resume" : "Pause", () -> model.pause(row)), new SeparatorMenuItem(),
                Widgets.item("Remove…", () -> model.change.askRemove(row.name())));
        return menu;
    }

    private static TableRow<IntegrationRow> row(HomeModel model) {
        TableRow<IntegrationRow> row = new TableRow<>();
        row.setOnDragOver(event -> {
            if (row.getItem() != null && file(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        row.setOnDragDropped(event -> {
            Optional<File> file = file(event);
            if (row.getItem() != null && file.isPresent()) {
                model.drop(row.getItem(), file.get().toPath());
            }
            event.setDropCompleted(file.isPresent());
            event.consume();
        });
        return row;
    }

    private static Optional<File> file(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files.size() == 1 && files.getFirst().isFile() ? Optional.of(files.getFirst()) : Optional.empty();
    }
}
