package app.tallybird.ui.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;

/** Looks at every node of a page that can have the focus, as a screen reader and an eye would. To be used on the screen's thread. */
final class Audit {

    private static final double MARGIN = 5;

    private final Parent root;
    private final Set<Node> labelled = new HashSet<>();
    private final List<Node> focusable = new ArrayList<>();

    Audit(Parent root) {
        this.root = root;
        root.applyCss();
        root.layout();
        collect(root);
    }

    private void collect(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        if (node.isFocusTraversable() && node.getBoundsInParent().getWidth() > 0) {
            focusable.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    int size() {
        return focusable.size();
    }

    /** Those that a screen reader would announce by their kind alone. */
    List<String> nameless() {
        return focusable.stream().filter(node -> name(node).isBlank()).map(Audit::where).toList();
    }

    /** Fields to fill in without a label of their own; searches carry their words as a prompt. */
    List<String> unlabelled() {
        return focusable.stream().filter(node -> node instanceof TextInputControl || node instanceof ComboBoxBase<?>)
                .filter(node -> !labelled.contains(node) && !(node instanceof TextInputControl text && !text.getPromptText().isEmpty()))
                .filter(node -> !node.getId().endsWith("-percent")).map(Audit::where).toList();
    }

    /** Those that seem to look the same with and without the focus; what was drawn in the same moment can deceive. */
    List<Node> suspects() {
        List<Node> same = new ArrayList<>();
        for (Node node : focusable) {
            if (inTable(node)) {
                continue;
            }
            root.requestFocus();
            WritableImage before = picture(node);
            node.requestFocus();
            WritableImage after = picture(node);
            if (node.isFocused() && equal(before, after)) {
                same.add(node);
            }
        }
        return same;
    }

    private static boolean inTable(Node node) {
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof TableCell) {
                return true;
            }
        }
        return false;
    }

    private static String name(Node node) {
        String own = node.getAccessibleText();
        if (own != null && !own.isBlank()) {
            return own;
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    static String where(Node node) {
        return node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass();
    }

    WritableImage picture(Node node) {
        root.applyCss();
        root.layout();
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setViewport(new Rectangle2D(bounds.getMinX() - MARGIN, bounds.getMinY() - MARGIN,
                Math.min(bounds.getWidth() + 2 * MARGIN, 400), Math.min(bounds.getHeight() + 2 * MARGIN, 120)));
        return root.snapshot(parameters, null);
    }

    static boolean equal(WritableImage one, WritableImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
