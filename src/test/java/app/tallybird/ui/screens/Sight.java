package app.tallybird.ui.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;

import org.testfx.util.WaitForAsyncUtils;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

/** What a person can see of a page. Used on the screen's thread. */
public final class Sight {

    private Sight() {
    }

    /** In 1024 by 640, and in what a screen of 1920 by 1080 has at 200 %: these are seen and nothing is cut for good. Takes a picture of each. */
    static void inAnyWindow(Screen screen, String page, String... ids) {
        look(screen, page, List.of(ids), 1024, 640);
        look(screen, page, List.of(ids), 960, 540);
    }

    private static void look(Screen screen, String page, List<String> ids, int width, int height) {
        WaitForAsyncUtils.waitForFxEvents();
        List<String> wrong = screen.on(() -> {
            Parent root = screen.stage.getScene().getRoot();
            double[] before = {root.getLayoutBounds().getWidth(), root.getLayoutBounds().getHeight()};
            // what is in the window is laid out; the window itself stays, so that nothing is drawn meanwhile
            resize(root, width, height);
            List<String> all = new ArrayList<>(cutForGood(root).stream().map(words -> "cut: " + words).toList());
            ids.stream().filter(id -> !seen(root.lookup("#" + id))).map(id -> "out of sight: " + id).forEach(all::add);
            screen.save("frame-" + page.replace(' ', '-') + "-" + width, 1);
            resize(root, before[0], before[1]);
            return all;
        });
        assertThat(wrong).as(page + " in " + width + " by " + height).isEmpty();
    }

    /** What a label wants for its width is known only once it has one. */
    private static void resize(Parent root, double width, double height) {
        root.resize(width, height);
        for (int round = 0; round < 3; round++) {
            root.applyCss();
            root.layout();
        }
    }

    /** Where it stands in the window. */
    static Bounds at(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** Wholly inside each of the panes around it and inside the window. */
    static boolean seen(Node node) {
        Bounds at = at(node);
        if (!Screen.shows(node) || at.getHeight() < 20) {
            return false;
        }
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            Bounds room = at(around);
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
                .filter(words -> words instanceof ButtonBase || (words.isWrapText() && !(words instanceof TableCell))
                        || words.getStyleClass().contains("number"))
                .map(Labeled::getText).filter(Objects::nonNull).filter(not(String::isEmpty)).toList();
    }

    /** Every word that is cut. */
    public static List<String> cut(Parent root) {
        return all(root).filter(Screen::shows).filter(Labeled.class::isInstance).map(Labeled.class::cast).filter(Labeled::isTextTruncated)
                .map(Labeled::getText).toList();
    }

    private static Stream<Node> all(Parent root) {
        return root.getChildrenUnmodifiable().stream()
                .flatMap(node -> node instanceof Parent parent ? Stream.concat(Stream.of(node), all(parent)) : Stream.of(node));
    }
}
