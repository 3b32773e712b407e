package app.tallybird.ui.control;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/** Labels, cards and buttons with the style classes of the theme. */
public final class Widgets {

    private static final double BORDER = 2;

    private Widgets() {
    }

    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that breaks its lines and may grow as high as it needs. */
    public static Label text(String text, String... styles) {
        Label label = styled(new Words(text), styles);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** The same with words that change. */
    public static Label text(ObservableValue<String> words, String... styles) {
        Label label = text("", styles);
        label.textProperty().bind(words);
        return label;
    }

    public static Label title(String text) {
        return text(text, "page-title");
    }

    /** The title of a page and a sentence about it. */
    public static VBox heading(String title, String words) {
        return new VBox(8, title(title), text(words, "page-words"));
    }

    /** Words on the ground of a tone, as wide as the page; not there while they are empty. */
    public static Label notice(String id, Tone tone, ObservableValue<String> words) {
        Label notice = text(words, "notice", tone.style());
        notice.setId(id);
        notice.setMaxWidth(Double.MAX_VALUE);
        return when(notice.textProperty().isNotEmpty(), notice);
    }

    public static VBox card(Node... content) {
        return styled(new VBox(content), "card-box");
    }

    public static Region spring() {
        return grow(new Region());
    }

    public static HBox row(Node... content) {
        return styled(new HBox(content), "row");
    }

    public static VBox column(Node... content) {
        return styled(new VBox(content), "column");
    }

    /** What scrolls up and down in the width that there is. */
    public static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        InSight.keep(scroll);
        return scroll;
    }

    /** The same in the room that it needs but no more than this, so that what stands below stays in sight. */
    public static ScrollPane room(Node content, double most) {
        ScrollPane scroll = scroll(content);
        scroll.setMaxHeight(most);
        scroll.minHeightProperty().bind(content.layoutBoundsProperty().map(bounds -> Math.min(most, bounds.getHeight() + BORDER)));
        // words that break in a narrower window make it higher while its surroundings are laid out, which then do not hear of it
        scroll.minHeightProperty().subscribe((before, now) -> afterLayout(scroll));
        return scroll;
    }

    private static void afterLayout(Node node) {
        Scene scene = node.getScene();
        if (scene != null) {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    if (node.getParent() != null) {
                        node.getParent().requestLayout();
                    }
                }
            });
        }
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

    /** A button whose label changes; not there while it is empty. */
    public static Button button(String id, ObservableValue<String> label, Runnable action, String... styles) {
        Button button = button(id, "", action, styles);
        button.textProperty().bind(label);
        button.accessibleTextProperty().bind(button.textProperty().map(words -> words.replace("_", "")));
        return when(button.textProperty().isNotEmpty(), button);
    }

    public static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Turns while something goes on. */
    public static ProgressIndicator spinner(ObservableValue<Boolean> busy) {
        ProgressIndicator spinner = styled(new ProgressIndicator(), "spinner");
        spinner.setAccessibleText("Working");
        return when(busy, spinner);
    }

    public static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }

    /** Puts the style on or takes it off. */
    public static void style(Node node, String style, boolean on) {
        if (!on) {
            node.getStyleClass().removeAll(style);
        } else if (!node.getStyleClass().contains(style)) {
            node.getStyleClass().add(style);
        }
    }

    /** Takes the room that is left in its row or column. */
    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        if (node instanceof Label label) {
            label.setMaxWidth(Double.MAX_VALUE);
        }
        return node;
    }

    /** Between these widths, the second if there is room. */
    public static <R extends Region> R width(R region, double least, double most) {
        region.setMinWidth(least);
        region.setPrefWidth(most);
        region.setMaxWidth(most);
        return region;
    }

    /** Draws nothing beyond its own edges. */
    public static Pane clipped() {
        Pane pane = new Pane();
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(pane.widthProperty());
        clip.heightProperty().bind(pane.heightProperty());
        pane.setClip(clip);
        return pane;
    }

    /** Shown only while {@code visible}; takes no room and no focus otherwise. */
    public static <N extends Node> N when(ObservableValue<Boolean> visible, N node) {
        node.visibleProperty().bind(visible);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    /** The same, and made when it is to be seen for the first time. */
    public static VBox onceSeen(ObservableValue<Boolean> visible, Supplier<Node> made) {
        VBox place = new VBox();
        visible.subscribe(now -> {
            if (now && place.getChildren().isEmpty()) {
                place.getChildren().add(made.get());
            }
        });
        return when(visible, place);
    }

    /** The same, told each time. */
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** What Escape does while the node is shown, wherever the focus is, unless something nearer took the key; gives whether it did anything. */
    public static void onEscape(Node node, BooleanSupplier act) {
        EventHandler<KeyEvent> handler = event -> {
            if (event.getCode() == KeyCode.ESCAPE && !event.isConsumed() && shown(node) && act.getAsBoolean()) {
                event.consume();
            }
        };
        node.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, handler);
            }
        });
    }

    private static boolean shown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    /** Whether a node is inside of another one. */
    public static boolean holds(Node around, @Nullable Node inner) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(around)) {
                return true;
            }
        }
        return false;
    }

    /** What a key does while the focus is in the node. */
    public static void onKey(Node node, KeyCode key, Runnable action) {
        node.setOnKeyPressed(event -> {
            if (event.getCode() == key) {
                action.run();
                event.consume();
            }
        });
    }
}
