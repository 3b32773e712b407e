package app.tallybird.ui.file;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** A condition on one column: its values as chips, each with how many lines hold it. */
final class FilterCard extends VBox {

    private static final int MOST = 24;

    /** How a column decides which lines count. */
    private enum Kind {
        IS_ONE("is one of"),
        IS_NONE("is none of"),
        NEWEST_DAY("is the newest day"),
        NEWEST_MONTH("is in the newest month");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** By the values of a column. */
    FilterCard(FileModel model, FileModel.Shown now, FileChoices.ValueFilter filter) {
        super(6);
        String column = filter.column();
        FlowPane chips = Widgets.styled(new FlowPane(), "chips");
        List<FileLayout.Tally> tallies = FileModel.tallies(now, column);
        tallies.stream().limit(MOST).map(tally -> chip(model, filter, tally)).forEach(chips.getChildren()::add);
        getChildren().addAll(head(model, now, column, filter.keeps() ? Kind.IS_ONE : Kind.IS_NONE), chips);
        if (tallies.size() > MOST) {
            getChildren().add(Widgets.text("and " + LocalFormat.count(tallies.size() - MOST, "further value"), "muted", "small"));
        }
    }

    /** By the newest of its days. */
    FilterCard(FileModel model, FileModel.Shown now, FileChoices.Newest newest) {
        super(6);
        getChildren()
                .add(head(model, now, newest.column(), newest.span() == FileChoices.Newest.Span.DAY ? Kind.NEWEST_DAY : Kind.NEWEST_MONTH));
    }

    private static Node head(FileModel model, FileModel.Shown now, String column, Kind kind) {
        Label name = Widgets.label(column, "strong-cell");
        name.setMinWidth(0);
        ComboBox<Kind> kinds = Widgets.styled(new ComboBox<>(), "small-box");
        kinds.setId("kind-" + column.hashCode());
        kinds.setAccessibleText("Which lines count by " + column);
        boolean dates = now.layout().column(column).flatMap(FileLayout.Seen::dates).isPresent();
        kinds.getItems().setAll(dates ? List.of(Kind.values()) : List.of(Kind.IS_ONE, Kind.IS_NONE));
        kinds.setConverter(Fields.converter(one -> one.words));
        kinds.setValue(kind);
        kinds.setOnAction(event -> {
            switch (kinds.getValue()) {
                case IS_ONE -> model.keeps(column, true);
                case IS_NONE -> model.keeps(column, false);
                case NEWEST_DAY -> model.newest(column, FileChoices.Newest.Span.DAY);
                case NEWEST_MONTH -> model.newest(column, FileChoices.Newest.Span.MONTH);
            }
        });
        name.setLabelFor(kinds);
        return Widgets.row(Widgets.grow(name), kinds, Icon.button("remove-" + column.hashCode(), MaterialDesignC.CLOSE,
                "Take the condition on " + column + " away", () -> model.removeFilter(column)));
    }

    private static ToggleButton chip(FileModel model, FileChoices.ValueFilter filter, FileLayout.Tally tally) {
        boolean on = filter.values().contains(tally.value());
        String words = (tally.value().isEmpty() ? "(blank)" : tally.value()) + "  " + LocalFormat.number(tally.lines());
        return FilePanel.chip("value-" + (filter.column() + "\u0000" + tally.value()).hashCode(), words, on,
                () -> model.toggle(filter.column(), tally.value()));
    }
}
