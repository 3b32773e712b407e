package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.Stagehand;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person has to see is in the window without scrolling, in the common size and in the smallest. */
class RoomTest {

    private static final List<String> WAYS = List.of("way-build", "way-csv", "way-sdk", "way-document", "way-demo");

    @TempDir
    private Path home;

    @Test
    void theWaysPastTheCatalogAreSeenAtOnce() throws Exception {
        try (Stagehand hand = new Stagehand(home); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            screen.press("begin");
            screen.awaitShown("vendor-ninjaone");
            allSeen(screen, WAYS);
            allSeen(screen, List.of("vendor-acronis"));
            screen.save("1-vendor-1280", 1);
            screen.size(1024, 640);
            allSeen(screen, WAYS);
            screen.save("1-vendor-1024", 1);

            screen.fill("search", "no such vendor");
            screen.awaitShown("no-connector");
            allSeen(screen, WAYS);
            screen.save("1-vendor-none-1024", 1);
        }
    }

    private static void allSeen(Screen screen, List<String> ids) {
        for (String id : ids) {
            Node node = screen.find(id);
            screen.await(id + " to be in sight", () -> seen(node));
            assertThat(screen.on(() -> seen(node))).as(id).isTrue();
        }
    }

    /** Wholly inside each of the panes around it and inside the window. */
    private static boolean seen(Node node) {
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
        return node.getScene().getHeight() >= at.getMaxY();
    }
}
