package app.tallybird.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Labels, cards and buttons with the style classes of the theme. */
public final class Widgets {

    private Widgets() {
    }

    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that breaks its lines and may grow as high as it needs. */
    public static Label text(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Label title(String text) {
        return text(text, "page-title");
    }

    public static VBox card(Node... content) {
        VBox card = new VBox(content);
        card.getStyleClass().add("card-box");
        return card;
    }

    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    public static HBox row(Node... content) {
        HBox row = new HBox(content);
        row.getStyleClass().add("row");
        return row;
    }

    public static VBox column(Node... content) {
        VBox column = new VBox(content);
        column.getStyleClass().add("column");
        return column;
    }

    /** An underscore in the label marks the letter that presses the button together with Alt. */
    public static Button button(String id, String label, Runnable action, String... styles) {
        Button button = new Button(label);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(label.replace("_", ""));
        button.getStyleClass().addAll(styles);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shown only while {@code visible}; takes no room and no focus otherwise. */
    public static <N extends Node> N when(javafx.beans.value.ObservableValue<Boolean> visible, N node) {
        node.visibleProperty().bind(visible);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }
}
