package app.tallybird.ui.flow;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.screens.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo with the keyboard alone: from its review to a month in which all seven are pushed, and another month. */
class DemoFlowTest {

    @TempDir
    private Path home;
    private int presses;

    private void key(Screen screen, KeyCode code, KeyCode... held) {
        presses++;
        screen.key(code, held);
    }

    private void keys(Screen screen, String text) {
        presses += text.length();
        screen.write(text);
    }

    private static void awaitFocus(Screen screen, String id) {
        screen.await("the focus on " + id, () -> screen.stage.getScene().getFocusOwner() instanceof Node at && id.equals(at.getId()));
    }

    private static Screen demo(AppOnSandbox hand) throws Exception {
        Screen screen = Screen.open(hand, 1280, 800);
        screen.demo();
        return screen;
    }

    @Test
    void fromOpeningToSevenOfSeven() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = demo(hand)) {
            screen.shoot("20-demo-review");
            // what can not be taken back never has the focus: the customer left, and the fall is right
            awaitFocus(screen, "hold-zero");
            key(screen, KeyCode.TAB, KeyCode.SHIFT);
            key(screen, KeyCode.SPACE);
            awaitFocus(screen, "accept-customer-12");
            key(screen, KeyCode.SPACE);
            awaitFocus(screen, "nothing-left");
            assertThat(screen.label("next")).isEqualTo("Send 360 counts");
            screen.shoot("20-demo-decided");
            key(screen, KeyCode.ENTER);
            screen.awaitNext("Done");
            key(screen, KeyCode.ENTER);

            screen.await("the month",
                    () -> screen.stage.getScene().lookup("#push-all") instanceof Button main && main.getText().equals("_Fix sign-in"));
            screen.shoot("20-demo-home");
            key(screen, KeyCode.F, KeyCode.ALT);
            awaitFocus(screen, "question-secret");
            keys(screen, "new");
            key(screen, KeyCode.ENTER);
            screen.await("the sign-in", () -> screen.label("push-all").equals("Push what is ready"));
            key(screen, KeyCode.P, KeyCode.ALT);
            awaitFocus(screen, "push-all-send");
            key(screen, KeyCode.SPACE);
            screen.await("all of them", () -> screen.label("push-all").equals("Push all again"));
            screen.shoot("20-demo-done");

            assertThat(screen.stage.getScene().getRoot().lookupAll(".month-pushed"))
                    .anySatisfy(node -> assertThat(((Labeled) node).getText()).isEqualTo("7 of 7 pushed"));
            assertThat(presses).isEqualTo(12);
        }
    }

    @Test
    void anotherMonthWithEverythingThatCanHappen() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = demo(hand)) {
            screen.on(() -> {
                ((MenuButton) screen.stage.getScene().lookup("#demo-later")).getItems().getFirst().fire();
                return true;
            });
            screen.awaitShown("month-title");
            assertThat(screen.text("month-title")).isEqualTo("April 2026");
            assertThat(screen.text("attention-Huntress")).startsWith("The vendor has a fault (status 503)");
            assertThat(screen.text("attention-NinjaOne")).startsWith("2 things to decide: ");
            assertThat(screen.has("attention-Microsoft 365")).isFalse();
            screen.shoot("20-demo-month-later");
            screen.press("leave-demo");
            screen.awaitShown("begin");
        }
    }
}
