package app.tallybird.ui.home;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import app.tallybird.model.Right;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Sparkline;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.Step;

/** One integration in its month: state, units, twelve months, next run, its one act and its menu; below it what needs a person. */
final class HomeRow extends ListCell<IntegrationRow> {

    private final HomeModel model;
    private final HomeTable table;

    HomeRow(HomeModel model, HomeTable table) {
        this.model = model;
        this.table = table;
        setPrefWidth(0);
        getStyleClass().add("month-row");
        setOnDragOver(event -> {
            if (getItem() != null && file(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        setOnDragDropped(event -> {
            Optional<File> file = file(event);
            if (getItem() != null && file.isPresent()) {
                model.drop(getItem(), file.get().toPath());
            }
            event.setDropCompleted(file.isPresent());
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (getItem() != null && event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !onButton(event)) {
                model.show(getItem());
            }
        });
    }

    private static boolean onButton(MouseEvent event) {
        Node at = event.getTarget() instanceof Node node ? node : null;
        while (at != null && !(at instanceof ButtonBase)) {
            at = at.getParent();
        }
        return at != null;
    }

    private static Optional<File> file(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files.size() == 1 && files.getFirst().isFile() ? Optional.of(files.getFirst()) : Optional.empty();
    }

    @Override
    protected void updateItem(@Nullable IntegrationRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(row == null ? null : drawn(row));
        setAccessibleText(row == null ? "" : row.heard());
    }

    private Node drawn(IntegrationRow row) {
        Label units = Widgets.label(row.month().latest().map(LocalFormat::number).orElse(LocalFormat.NONE), "month-units");
        units.setMinWidth(Region.USE_PREF_SIZE);
        String up = row.change();
        Label change = Widgets.label(up, "small", up.startsWith("\u25b2") ? "month-up" : up.startsWith("\u25bc") ? "month-down" : "muted");
        change.setMinWidth(Region.USE_PREF_SIZE);
        Node acts = Widgets.row(act(row), menu(row));
        Widgets.style(acts, "month-acts", true);
        Label amount = Widgets.label(row.month().money().amount(), "month-units");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        HBox columns = table.columns(List.of(name(row), state(row), HomeTable.right(units, change),
                HomeTable.right(amount, Widgets.label(row.month().money().why(), "muted", "small")),
                new Sparkline(row.month().units(), row.month().held().map(InMonth.HeldPlan::units)),
                two(row.next(), row.belowNext(), "month-next"), acts));
        VBox drawn = new VBox(columns);
        if (!row.attention().isEmpty()) {
            drawn.getChildren().add(attention(row, (Region) columns.getChildren().getFirst()));
        }
        return drawn;
    }

    private Node name(IntegrationRow row) {
        Label letter = Widgets.label(row.name().substring(0, 1).toUpperCase(Locale.ROOT), "vendor-letter", "month-letter");
        letter.setMinWidth(Region.USE_PREF_SIZE);
        Widgets.when(table.roomy, letter);
        Button name = Widgets.button("open-" + row.name(), row.name(), () -> model.show(row), "month-name");
        name.setMnemonicParsing(false);
        name.setAccessibleText("Open " + row.name());
        name.setMinWidth(0);
        name.setFocusTraversable(false);
        Label customers = Widgets.label(LocalFormat.joined("", row.ofVendor().isEmpty() ? "" : " \u00b7 ", row.customers()), "muted",
                "small");
        customers.setMinWidth(Region.USE_PREF_SIZE);
        HBox size = new HBox(Widgets.label(row.ofVendor(), "muted", "small"), customers);
        VBox words = Widgets.grow(new VBox(1, name, size));
        words.setMinWidth(0);
        return Widgets.styled(new HBox(letter, words), "month-who");
    }

    private static Node two(String above, String below, String style) {
        VBox box = new VBox(1, Widgets.label(above, style));
        if (!below.isEmpty()) {
            box.getChildren().add(Widgets.label(below, "muted", "small"));
        }
        return Widgets.styled(box, "cell-box");
    }

    private static Node state(IntegrationRow row) {
        Node icon = Icon.of(sign(row.state()), switch (row.tag().tone()) {
            case GOOD -> "good-icon";
            case WARN -> "warn-icon";
            case BAD -> "bad-icon";
            case INFO, NEUTRAL -> "muted-icon";
        });
        HBox box = new HBox(7, Widgets.styled(new VBox(icon), "month-sign"), two(row.tag().words(), row.below(), "strong-cell"));
        ((VBox) box.getChildren().getLast()).getChildren().getFirst().getStyleClass().add("text-" + row.tag().tone().style());
        return Widgets.styled(box, "month-state");
    }

    static Ikon sign(IntegrationRow.State state) {
        return switch (state) {
            case PUSHED -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case HELD, APPROVAL, PAUSED -> MaterialDesignP.PAUSE_CIRCLE_OUTLINE;
            case FAILED -> MaterialDesignC.CLOSE_OCTAGON_OUTLINE;
            case NOT_YET, SET_UP -> MaterialDesignC.CLOCK_OUTLINE;
        };
    }

    /** What is pushed is fine, and what still has to be seen to is not. */
    private static Ikon looked(IntegrationRow.State state) {
        return state == IntegrationRow.State.PUSHED || state == IntegrationRow.State.NOT_YET ? MaterialDesignA.ALERT_OUTLINE : sign(state);
    }

    private static Node attention(IntegrationRow row, Region first) {
        Label words = Widgets.grow(Widgets.label(row.attention(), "small"));
        words.setId("attention-" + row.name());
        words.setTooltip(new Tooltip(row.allNeeds().isEmpty() ? row.attention() : row.attention() + "\n\n" + row.allNeeds()));
        words.setMinWidth(0);
        HBox bar = Widgets.grow(Widgets.styled(new HBox(9, Icon.of(looked(row.state()), "bar-icon"), words), "notice", "month-attention",
                row.attentionTone().style()));
        bar.setMinWidth(0);
        Region indent = new Region();
        indent.prefWidthProperty().bind(first.widthProperty());
        indent.minWidthProperty().bind(first.widthProperty());
        HBox line = Widgets.styled(new HBox(indent, bar), "month-columns", "month-second");
        line.setPrefWidth(0);
        return line;
    }

    private Node act(IntegrationRow row) {
        HomeModel.Act act = model.act(row);
        Button button = Widgets.button("act-" + row.name(), act.label(), act.run(), "small");
        button.setAccessibleText(act.label() + ": " + row.name() + (row.attention().isEmpty() ? "" : ", " + row.attention()));
        Widgets.show(button, !act.label().isEmpty());
        return button;
    }

    private Node menu(IntegrationRow row) {
        MenuButton menu = Widgets.styled(new MenuButton(), "small", "row-menu");
        menu.setGraphic(Icon.of(MaterialDesignD.DOTS_VERTICAL));
        menu.setId("menu-" + row.name());
        menu.setAccessibleText("More for " + row.name());
        List<MenuItem> items = new ArrayList<>();
        if (!model.role.get().may(Right.SET_UP)) {
            items.add(Widgets.item("History", () -> model.exits.history(row.name())));
            if (row.setUp() && model.role.get().may(Right.SEND)) {
                items.addFirst(Widgets.item("Push now", () -> model.push(row)));
            }
            menu.getItems().setAll(items);
            return menu;
        }
        if (row.setUp()) {
            items.add(Widgets.item("Push now", () -> model.push(row)));
        }
        items.addAll(List.of(Widgets.item("Edit set-up", () -> model.open(row, Step.CONNECT)),
                Widgets.item("Schedule and notices", () -> model.open(row, Step.SCHEDULE)),
                Widgets.item("History", () -> model.exits.history(row.name())),
                Widgets.item(row.daily().straight() ? "Show the review before each push" : "Push without review when nothing is held",
                        () -> model.straight(row)),
                new SeparatorMenuItem(), Widgets.item("Replace a secret\u2026", () -> model.change.askSecret(row.name())),
                Widgets.item("Rename\u2026", () -> model.change.askName(row, false)),
                Widgets.item("Duplicate\u2026", () -> model.change.askName(row, true)),
                Widgets.item(row.daily().paused() ? "Resume" : "Pause", () -> model.pause(row)), new SeparatorMenuItem(),
                Widgets.item("Remove\u2026", () -> model.change.askRemove(row.name()))));
        menu.getItems().setAll(items);
        return menu;
    }
}
