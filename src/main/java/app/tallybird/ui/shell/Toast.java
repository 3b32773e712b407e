package app.tallybird.ui.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Widgets;

/** A short word beside the button that was pressed, or at the lower edge; it goes away by itself and takes neither mouse nor focus. */
final class Toast {

    private static final String ID = "toast";
    private static final double SHOWN = 3_000;
    private static final double READING = 60;
    private static final double WIDEST = 480;
    private static final double GAP = 8;
    private static final double EDGE = 90;

    private Toast() {
    }

    /** In place of the one before. */
    static void show(Scene scene, String words) {
        if (scene.getRoot() instanceof Pane root) {
            root.getChildren().removeIf(node -> ID.equals(node.getId()));
            Label toast = Widgets.text(words, "tallybird-toast");
            toast.setId(ID);
            toast.setManaged(false);
            toast.setMouseTransparent(true);
            root.getChildren().add(toast);
            toast.applyCss();
            double width = Math.min(toast.prefWidth(-1), Math.min(WIDEST, root.getWidth() - 2 * GAP));
            place(toast, width, toast.prefHeight(width), root, scene.getFocusOwner());
            PauseTransition pause = new PauseTransition(Duration.millis(SHOWN + READING * words.length()));
            pause.setOnFinished(event -> root.getChildren().remove(toast));
            pause.play();
        }
    }

    /** Above the button, or below where there is no room above. */
    private static void place(Label toast, double width, double height, Pane root, @Nullable Node pressed) {
        double middle = root.getWidth() / 2;
        double top = root.getHeight() - EDGE - height;
        if (pressed instanceof ButtonBase button && button.isVisible()) {
            Bounds at = root.sceneToLocal(button.localToScene(button.getLayoutBounds()));
            middle = at.getCenterX();
            top = at.getMinY() - GAP - height < GAP ? at.getMaxY() + GAP : at.getMinY() - GAP - height;
        }
        toast.resizeRelocate(Math.max(GAP, Math.min(middle - width / 2, root.getWidth() - width - GAP)), top, width, height);
    }
}
