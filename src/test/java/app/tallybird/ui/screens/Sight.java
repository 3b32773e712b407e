package app.tallybird.ui.screens;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;

import static java.util.function.Predicate.not;

/** What a person can see of a page. Used on the screen's thread. */
final class Sight {

    private Sight() {
    }

    /** Wholly inside each of the panes around it and inside the window. */
    static boolean seen(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        if (!Screen.shows(node) || at.getHeight() < 20) {
            return false;
        }
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            Bounds room = around.localToScene(around.getLayoutBounds());
            if (at.getMinX() < room.getMinX() - 1 || at.getMaxX() > room.getMaxX() + 1 || at.getMinY() < room.getMinY() - 1
                    || at.getMaxY() > room.getMaxY() + 1) {
                return false;
            }
        }
        return true;
    }

    /** What no tooltip can make good: buttons, numbers and sentences that are cut. Names in tables end with an ellipsis and are told whole. */
    static List<String> cutForGood(Parent root) {
        return all(root).filter(Screen::shows).filter(Labeled.class::isInstance).map(Labeled.class::cast).filter(Labeled::isTextTruncated)
                .filter(words -> words instanceof ButtonBase || words.isWrapText() && !(words instanceof TableCell)
                        || words.getStyleClass().contains("number"))
                .map(Labeled::getText).filter(Objects::nonNull).filter(not(String::isEmpty)).toList();
    }

    private static Stream<Node> all(Parent root) {
        return root.getChildrenUnmodifiable().stream()
                .flatMap(node -> node instanceof Parent parent ? Stream.concat(Stream.of(node), all(parent)) : Stream.of(node));
    }
}
