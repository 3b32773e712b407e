package app.tallybird.ui.builder;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.Region;

/** Fields side by side, as wide as each other; buttons and what is narrow keep their own width. As high as its highest field is at just that width. */
final class SideBySide extends Region {

    private static final double GAP = 10;

    private static final String OWN_WIDTH = "own width";

    SideBySide(List<Node> nodes) {
        getChildren().setAll(nodes);
    }

    /** This one keeps its own width, too. */
    static void keepWidth(Node node) {
        node.getProperties().put(OWN_WIDTH, true);
    }

    private static boolean isNarrow(Node node) {
        return node instanceof ButtonBase || node.getProperties().containsKey(OWN_WIDTH);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double width(Node node, double whole) {
        if (isNarrow(node)) {
            return node.prefWidth(-1);
        }
        List<Node> nodes = getManagedChildren();
        double buttons = nodes.stream().filter(SideBySide::isNarrow).mapToDouble(narrow -> narrow.prefWidth(-1)).sum();
        long fields = nodes.stream().filter(one -> !isNarrow(one)).count();
        return Math.max(0, Math.floor((whole - buttons - GAP * (nodes.size() - 1)) / fields));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream().mapToDouble(node -> node.prefWidth(-1) + GAP).sum() - GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        double whole = width < 0 ? prefWidth(-1) : width;
        return getManagedChildren().stream().mapToDouble(node -> node.prefHeight(width(node, whole))).max().orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (Node node : getManagedChildren()) {
            double wide = width(node, getWidth());
            layoutInArea(node, x, 0, wide, getHeight(), 0, HPos.LEFT, VPos.TOP);
            x += wide + GAP;
        }
    }
}
