package app.tallybird.ui.control;

import java.util.List;

import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Chips with their numbers at the left, a search at the right. */
public final class FilterBar<R> extends HBox {

    private final FlowPane chips = new FlowPane();

    public FilterBar(Filtered<R> model, String prompt) {
        getStyleClass().add("filter-bar");
        chips.getStyleClass().add("chips");
        HBox.setHgrow(chips, Priority.ALWAYS);
        TextField search = new TextField();
        search.setId("search");
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        search.getStyleClass().add("search");
        search.textProperty().bindBidirectional(model.search);
        model.chips.addListener((property, before, now) -> rebuild(model, now));
        model.chosen.addListener((property, before, now) -> rebuild(model, model.chips.get()));
        rebuild(model, model.chips.get());
        getChildren().addAll(chips, search);
    }

    private void rebuild(Filtered<R> model, List<Filtered.Chip<R>> now) {
        boolean focused = chips.getChildren().stream().anyMatch(javafx.scene.Node::isFocused);
        ToggleGroup group = new ToggleGroup();
        chips.getChildren().setAll(now.stream().map(chip -> {
            ToggleButton button = new ToggleButton(
                    chip.kind().label() + "  " + LocalFormat.number(java.math.BigDecimal.valueOf(chip.rows())));
            button.getStyleClass().add("chip");
            button.setToggleGroup(group);
            button.setSelected(chip.kind().equals(model.chosen.get()));
            button.setAccessibleText("Show " + chip.kind().label() + ", " + LocalFormat.count(chip.rows(), "row")
                    + (button.isSelected() ? ", shown now" : ""));
            button.setOnAction(event -> {
                model.chosen.set(chip.kind());
                button.setSelected(true);
            });
            return (javafx.scene.Node) button;
        }).toList());
        if (focused) {
            chips.getChildren().stream().filter(node -> ((ToggleButton) node).isSelected()).findFirst()
                    .ifPresent(javafx.scene.Node::requestFocus);
        }
    }
}
