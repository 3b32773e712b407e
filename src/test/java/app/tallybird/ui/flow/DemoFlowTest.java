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

    @Test
    void fromOpeningToSevenOfSeven() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            screen.press("begin-demo");
            screen.awaitShown("next");
            screen.await("the review", () -> screen.label("next").startsWith("Send"));
            screen.shoot("20-demo-review");
            screen.press("go-home");
            screen.awaitShown("integrations");
            screen.shoot("20-demo-home");
            screen.key(KeyCode.M, KeyCode.ALT);
            screen.shoot("20-demo-later");
            assertThat(screen.focus()).isEqualTo("x");
        }
    }
}
