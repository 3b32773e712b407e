package app.tallybird.ui.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** Small buttons of which one is chosen, in one line where there is room. They are marked in place, so that the focus stays where it is. */
public final class Chips<T, V> extends FlowPane {

    private final Map<ToggleButton, T> chips = new LinkedHashMap<>();
    private final Property<V> chosen;
    private final Function<T, V> value;
    private final BiFunction<T, Boolean, String> heard;

    /** {@code value} is what is chosen with a chip, {@code heard} what is said of it, with whether it is the chosen one. */
    public Chips(ObservableValue<List<T>> offered, Property<V> chosen, Function<T, V> value, Function<T, String> label,
            BiFunction<T, Boolean, String> heard) {
        this.chosen = chosen;
        this.value = value;
        this.heard = heard;
        getStyleClass().add("chips");
        offered.subscribe(now -> fill(now, label));
        chosen.subscribe(now -> mark());
    }

    @Override
    protected double computePrefWidth(double height) {
        double gaps = Math.max(0, getManagedChildren().size() - 1) * getHgap();
        return snappedLeftInset() + snappedRightInset() + gaps
                + getManagedChildren().stream().mapToDouble(chip -> snapSizeX(chip.prefWidth(-1))).sum();
    }

    /** A row asks for the height before it gives a width. */
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
    }

    private void fill(List<T> offered, Function<T, String> label) {
        boolean focused = chips.keySet().stream().anyMatch(Node::isFocused);
        chips.clear();
        offered.forEach(one -> chips.put(chip(label.apply(one), value.apply(one)), one));
        getChildren().setAll(chips.keySet());
        mark();
        if (focused) {
            chips.keySet().stream().filter(ToggleButton::isSelected).findFirst().ifPresent(Node::requestFocus);
        }
    }

    private ToggleButton chip(String label, V meant) {
        ToggleButton chip = Widgets.styled(new ToggleButton(label), "chip");
        chip.setOnAction(event -> {
            chosen.setValue(meant);
            mark();
        });
        return chip;
    }

    private void mark() {
        chips.forEach((chip, one) -> {
            chip.setSelected(value.apply(one).equals(chosen.getValue()));
            chip.setAccessibleText(heard.apply(one, chip.isSelected()));
        });
    }
}
