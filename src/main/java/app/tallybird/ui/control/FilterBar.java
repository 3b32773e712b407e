package app.tallybird.ui.control;

import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Chips with their numbers at the left, a search at the right. */
public final class FilterBar<R> extends HBox {

    public FilterBar(Filtered<R> model, String prompt) {
        super(Widgets.grow(new Chips<>(model.chips, model.chosen, Filtered.Chip::kind,
                chip -> chip.kind().label() + "  " + LocalFormat.number(chip.rows()), (chip, here) -> "Show " + chip.kind().label() + ", "
                        + LocalFormat.count(chip.rows(), "row") + (here ? ", shown now" : ""))));
        getStyleClass().add("filter-bar");
        TextField search = Widgets.styled(Fields.text("search", model.search), "search");
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        getChildren().add(search);
        Widgets.onEscape(this, model::clear);
    }
}
