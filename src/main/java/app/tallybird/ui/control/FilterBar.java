package app.tallybird.ui.control;

import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Chips with their numbers at the left, a search at the right. */
public final class FilterBar<R> extends HBox {

    private static final double SEARCH = 230;
    /** Where there is little room the chips have it. */
    private static final double LITTLE = 188;
    private static final double NARROW = 560;

    public FilterBar(Filtered<R> model, String prompt) {
        Chips<Filtered.Chip<R>, Filtered.Kind<R>> chips = new Chips<>(model.chips, model.chosen, Filtered.Chip::kind,
                chip -> chip.kind().label() + "  " + LocalFormat.number(chip.rows()),
                (chip, here) -> "Show " + chip.kind().label() + ", " + LocalFormat.count(chip.rows(), "row") + (here ? ", shown now" : ""));
        // a row asks its children how high they are at the width that they would like
        chips.prefWrapLengthProperty()
                .bind(widthProperty().map(width -> width.doubleValue() - (width.doubleValue() < NARROW ? LITTLE : SEARCH)));
        getChildren().add(Widgets.grow(chips));
        getStyleClass().add("filter-bar");
        TextField search = Widgets.styled(Fields.text("search", model.search), "search");
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        widthProperty().subscribe(width -> Widgets.style(search, "search-narrow", width.doubleValue() < NARROW));
        getChildren().add(search);
        Widgets.onEscape(this, model::clear);
    }
}
