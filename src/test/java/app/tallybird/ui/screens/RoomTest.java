package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person has to see is in the window without scrolling, in the common size and in the smallest. */
class RoomTest {

    private static final List<String> WAYS = List.of("way-build", "way-csv", "way-sdk", "way-document", "way-demo");

    @TempDir
    private Path home;

    @Test
    void theWaysPastTheCatalogAreSeenAtOnce() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
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

    @Test
    void noNameAndNoNumberOfTheReviewAndTheHomePageIsCut() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3); Screen screen = Screen.open(hand, 1024, 640)) {
            Setup setup = hand.ready();
            screen.on(() -> {
                screen.shell.open(setup.name(), Step.REVIEW);
                return true;
            });
            screen.awaitNext("Send 0 counts, hold 24");
            screen.await("wrapped rows", () -> cut(screen).isEmpty());
            assertThat(screen.on(() -> shown(screen, ".matrix-head .label"))).contains("Total Physical Servers", "Total Virtual Servers");
            screen.save("6-review-1024", 1);

            screen.press("accept-run-first");
            screen.press("next");
            screen.awaitNext("Next: Schedule");
            screen.on(() -> {
                screen.shell.home();
                return true;
            });
            screen.awaitShown("integrations");
            screen.await("the row", () -> shown(screen, ".month-row .label").contains("all 24 accepted"));
            screen.await("nothing to be cut", () -> cut(screen).isEmpty());
            assertThat(screen.on(() -> shown(screen, ".month-head"))).containsExactly("Integration", "March", "Units now", "Next run");
            allSeen(screen, List.of("menu-" + setup.name()));
            screen.save("9-home-1024", 1);
        }
    }

    /** What is written in the tables and their headers. */
    private static List<String> shown(Screen screen, String which) {
        return screen.stage.getScene().getRoot().lookupAll(which).stream().filter(Screen::shows).filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText()).filter(Objects::nonNull).toList();
    }

    /** The words that do not fit into their place: the toolkit has drawn others than were meant. */
    private static List<String> cut(Screen screen) {
        List<String> cut = new ArrayList<>();
        for (String which : List.of(".table-cell", ".table-cell .label", ".column-header .label", ".matrix-head .label",
                ".matrix-name .label", ".matrix-number", ".month-row .label", ".month-head")) {
            for (Node node : screen.stage.getScene().getRoot().lookupAll(which)) {
                if (Screen.shows(node) && node instanceof Labeled words && words.getText() != null && !words.getText().isEmpty()
                        && words.lookup(".text") instanceof Text drawn && words.getGraphic() == null
                        && !drawn.getText().equals(words.getText())) {
                    cut.add(words.getText());
                }
            }
        }
        return cut;
    }

    private static void allSeen(Screen screen, List<String> ids) {
        for (String id : ids) {
            Node node = screen.find(id);
            screen.await(id + " to be in sight", () -> Sight.seen(node));
            assertThat(screen.on(() -> Sight.seen(node))).as(id).isTrue();
        }
    }
}
