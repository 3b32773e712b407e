package app.tallybird.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/** Boxes to choose from, and fields with their label above and bound to them for those who hear the page. */
public final class Choices {

    private Choices() {
    }

    public static <T> ComboBox<T> box(String id, List<T> items, Function<T, String> words, Property<T> value) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setConverter(converter(words));
        box.getItems().setAll(items);
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    public static <T> StringConverter<T> converter(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        };
    }

    /** The field below its label. */
    public static VBox field(String label, Control control) {
        Label words = Widgets.label(label, "field-label");
        words.setLabelFor(control);
        control.setAccessibleText(label);
        control.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(4, words, control);
        box.setPrefWidth(240);
        return box;
    }
}
