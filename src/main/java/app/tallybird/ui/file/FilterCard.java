package app.tallybird.ui.file;

import java.util.List;
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

    FilterCard(FileModel model, FileModel.Shown now, FileChoices.ValueFilter filter) {
        super(6);
        String column = filter.column();
        Label name = Widgets.label(column, "strong-cell");
        name.setMinWidth(0);
        ComboBox<Boolean> kind = Widgets.styled(new ComboBox<>(), "small-box");
        kind.setId("kind-" + column.hashCode());
        kind.setAccessibleText(column + " is one of the chosen values, or none of them");
        kind.getItems().setAll(true, false);
        kind.setConverter(Fields.converter(keeps -> keeps ? "is one of" : "is none of"));
        kind.setValue(filter.keeps());
        kind.setOnAction(event -> model.keeps(column, kind.getValue()));
        name.setLabelFor(kind);
        FlowPane chips = Widgets.styled(new FlowPane(), "chips");
        List<FileLayout.Tally> tallies = FileModel.tallies(now, column);
        tallies.stream().limit(MOST).map(tally -> chip(model, filter, tally)).forEach(chips.getChildren()::add);
        getChildren().addAll(Widgets.row(Widgets.grow(name), kind, Icon.button("remove-" + column.hashCode(), MaterialDesignC.CLOSE,
                "Take the condition on " + column + " away", () -> model.removeFilter(column))), chips);
        if (tallies.size() > MOST) {
            getChildren().add(Widgets.text("and " + LocalFormat.count(tallies.size() - MOST, "further value"), "muted", "small"));
        }
    }

    private static ToggleButton chip(FileModel model, FileChoices.ValueFilter filter, FileLayout.Tally tally) {
        boolean on = filter.values().contains(tally.value());
        String words = (tally.value().isEmpty() ? "(blank)" : tally.value()) + "  " + LocalFormat.number(tally.lines());
        return FilePanel.chip("value-" + (filter.column() + "\u0000" + tally.value()).hashCode(), words, on,
                () -> model.toggle(filter.column(), tally.value()));
    }
}
