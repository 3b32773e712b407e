package app.tallybird.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/** Chips with their numbers at the left, a search at the right; where there is little room the chips have it. */
public final class FilterBar<R> extends Pane {

    private static final double SEARCH = 210;
    private static final double LEAST_SEARCH = 130;
    private static final double GAP = 12;

    private final Chips<Filtered.Chip<R>, Filtered.Kind<R>> chips;
    private final TextField search;

    public FilterBar(Filtered<R> model, String prompt) {
        chips = new Chips<>(model.chips, model.chosen, Filtered.Chip::kind,
                chip -> chip.kind().label() + "  " + LocalFormat.number(chip.rows()),
                (chip, here) -> "Show " + chip.kind().label() + ", " + LocalFormat.count(chip.rows(), "row") + (here ? ", shown now" : ""));
        search = Fields.text("search", model.search);
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        getStyleClass().add("filter-bar");
        getChildren().addAll(chips, search);
        Widgets.onEscape(this, model::clear);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return chips.minWidth(-1) + GAP + LEAST_SEARCH;
    }

    @Override
    protected double computePrefWidth(double height) {
        return chips.prefWidth(-1) + GAP + SEARCH;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(chips.prefHeight(forChips(width < 0 ? prefWidth(-1) : width)), search.prefHeight(-1));
    }

    /** The search is narrower before a chip goes to a second line. */
    private double forChips(double width) {
        return Math.max(0, width - GAP - Math.clamp(width - GAP - chips.prefWidth(-1), LEAST_SEARCH, SEARCH));
    }

    @Override
    protected void layoutChildren() {
        double first = snapSizeX(forChips(getWidth()));
        double high = chips.prefHeight(first);
        double tall = search.prefHeight(-1);
        chips.resizeRelocate(0, snapPositionY((getHeight() - high) / 2), first, high);
        search.resizeRelocate(first + GAP, snapPositionY((getHeight() - tall) / 2), Math.max(0, getWidth() - first - GAP), tall);
    }
}
