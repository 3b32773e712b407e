package app.tallybird.ui.control;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/** Boxes to choose from and fields to type into, each bound to its value, with their label above and bound to them for those who hear the page. */
public final class Fields {

    private Fields() {
    }

    /** Something to choose by its name. */
    public record Named(String id, String name) {

        /** In the order of their names, from the names by their ids. */
        public static List<Named> of(Map<String, String> names) {
            return sorted(names.entrySet().stream().map(one -> new Named(one.getKey(), one.getValue())));
        }

        /** The same choices after another one, which stands for none or for all of them. */
        public static List<Named> after(Named first, List<Named> others) {
            return Stream.concat(Stream.of(first), others.stream()).toList();
        }

        /** The one of this id; what is not offered any more can still be looked at by its name. */
        public static Named chosen(List<Named> offered, String id, String name) {
            return offered.stream().filter(one -> one.id().equals(id)).findFirst().orElseGet(() -> new Named(id, name));
        }

        public static List<Named> sorted(Stream<Named> all) {
            return all.sorted(Comparator.comparing(Named::name, String.CASE_INSENSITIVE_ORDER)).toList();
        }
    }

    /** Offers the items, also those that come later to an observable list. */
    public static <T> ComboBox<T> box(String id, List<T> items, Function<T, String> words, Property<T> value) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setConverter(converter(words));
        box.setItems(items instanceof ObservableList<T> changing ? changing : FXCollections.observableArrayList(items));
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
                throw new UnsupportedOperationException("it is not typed into");
            }
        };
    }

    public static TextField text(String id, StringProperty value) {
        return typed(id, value, new TextField());
    }

    /** A field for a day; {@code empty} is what it means to leave it out. */
    public static TextField day(String id, StringProperty value, String empty) {
        TextField field = text(id, value);
        field.setPromptText(empty);
        field.setAccessibleHelp("A day such as 2027-12-31; empty for " + empty);
        return field;
    }

    /** A field of another kind with its id and its value. */
    public static <F extends TextInputControl> F typed(String id, StringProperty value, F field) {
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** For an address that is kept as a secret and never shown again; {@code kept} says whether there is one. */
    public static PasswordField address(String id, StringProperty value, ObservableValue<Boolean> kept) {
        PasswordField field = typed(id, value, new PasswordField());
        field.promptTextProperty().bind(kept.map(there -> there ? "An address is kept; paste another one to change it" : "https://…"));
        return field;
    }

    /** The field below its label. */
    public static VBox labelled(String label, Control control) {
        Label words = Widgets.label(label, "field-label");
        words.setLabelFor(control);
        control.setAccessibleText(label);
        control.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(4, words, control);
        box.setPrefWidth(240);
        return box;
    }
}
