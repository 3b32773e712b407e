package app.tallybird.ui.flow;

import java.nio.file.Path;
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

    @Test
    void fromOpeningToSevenOfSeven() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            screen.press("begin-demo");
            screen.awaitNext("Send 344 counts, hold 16");
            screen.shoot("20-demo-review");
            screen.await("the first card", () -> "hold-zero".equals(screen.stage.getScene().getFocusOwner().getId()));
            System.out.println("F1 " + screen.focus());
            key(screen, KeyCode.TAB, KeyCode.SHIFT);
            System.out.println("F2 " + screen.focus());
            key(screen, KeyCode.SPACE);
            System.out.println("F3 " + screen.focus());
            key(screen, KeyCode.SPACE);
            System.out.println("F4 " + screen.focus());
            screen.shoot("20-demo-decided");
            key(screen, KeyCode.ENTER);
            screen.awaitNext("Done");
            screen.shoot("20-demo-sent");
            key(screen, KeyCode.ENTER);
            screen.awaitShown("integrations");
            screen.await("the month", () -> screen.stage.getScene().lookup("#push-all") != null);
            System.out.println("F5 " + screen.focus() + " " + screen.label("push-all"));
            screen.shoot("20-demo-home");
            key(screen, KeyCode.F, KeyCode.ALT);
            System.out.println("F6 " + screen.focus());
            screen.shoot("20-demo-signin");
            screen.write("another");
            key(screen, KeyCode.ENTER);
            screen.await("x", () -> screen.label("push-all").startsWith("Push"));
            System.out.println("F7 " + screen.focus() + " " + screen.label("push-all"));
            screen.shoot("20-demo-fixed");
            key(screen, KeyCode.P, KeyCode.ALT);
            screen.awaitShown("push-all-send");
            System.out.println("F8 " + screen.focus() + " " + screen.label("push-all-send"));
            screen.shoot("20-demo-queue");
            assertThat(presses).isEqualTo(10);
        }
    }
}
