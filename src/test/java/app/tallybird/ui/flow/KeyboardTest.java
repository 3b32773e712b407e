package app.tallybird.ui.flow;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.screens.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/** The keyboard alone, with the keys that everybody knows, from the first start to sent. */
class KeyboardTest {

    @TempDir
    private Path home;

    private static void tabTo(Screen screen, String id) {
        for (int presses = 0; presses < 40 && !screen.focus().equals(id); presses++) {
            screen.key(KeyCode.TAB);
        }
        assertThat(screen.focus()).isEqualTo(id);
    }

    @Test
    void fromTheFirstStartToSent() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            screen.await("the focus", () -> "begin".equals(screen.stage.getScene().getFocusOwner().getId()));
            screen.key(KeyCode.SPACE);
            screen.awaitShown("vendor-ninjaone");
            assertThat(screen.focus()).isEqualTo("search");
            screen.write("ninja");
            screen.key(KeyCode.ENTER);

            screen.awaitNext("Test both sides");
            assertThat(screen.focus()).isEqualTo("field-VENDOR_API_KEY");
            screen.write(SynthesizeSide.VENDOR_KEY);
            tabTo(screen, "field-PARTNER_API_KEY");
            screen.write(SynthesizeSide.PARTNER_KEY);
            tabTo(screen, "field-clientId");
            screen.write(NinjaSide.CLIENT_ID);
            tabTo(screen, "field-clientSecret");
            screen.write(NinjaSide.CLIENT_SECRET);
            screen.key(KeyCode.ENTER);
            screen.awaitNext("Next: Accounts");
            screen.key(KeyCode.ENTER);

            screen.awaitNext("Apply 1 change");
            screen.key(KeyCode.ENTER);
            screen.awaitNext("Next: Services");
            screen.key(KeyCode.ENTER);
            screen.awaitNext("Create 8 services");
            screen.key(KeyCode.ENTER);
            screen.awaitNext("Next: Map");
            screen.key(KeyCode.ENTER);
            screen.awaitNext("Set to pending");
            screen.key(KeyCode.ENTER);
            screen.awaitNext("Next: Review");
            screen.key(KeyCode.ENTER);

            screen.awaitNext("Send 0 counts, hold 8");
            screen.await("the decision", () -> "accept-run-first".equals(screen.stage.getScene().getFocusOwner().getId()));
            screen.key(KeyCode.SPACE);
            screen.awaitNext("Send 8 counts");
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
            tabTo(screen, "next");
            screen.key(KeyCode.ENTER);
            screen.awaitNext("Next: Schedule");

            assertThat(hand.sandbox.synthesize().counts()).hasSize(8);
        }
    }

    @Test
    void aRowIsExplainedWithEnterAndTheExplanationClosesWithEscape() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.ready();
            screen.on(() -> {
                screen.shell.open("NinjaOne", app.tallybird.ui.wizard.Step.REVIEW);
                return true;
            });
            screen.awaitNext("Send 0 counts, hold 8");
            tabTo(screen, "review-matrix");
            screen.key(KeyCode.DOWN);
            screen.key(KeyCode.DOWN);
            screen.key(KeyCode.ENTER);
            screen.awaitShown("close-explanation");
            assertThat(screen.focus()).isEqualTo("review-matrix");

            screen.key(KeyCode.ESCAPE);
            screen.await("it to close", () -> !screen.stage.getScene().lookup("#explanation").isVisible());
            assertThat(screen.focus()).isEqualTo("review-matrix");
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
        }
    }

    @Test
    void altAndALetterPressWhatIsMarked() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            screen.key(KeyCode.S, KeyCode.ALT);
            screen.awaitShown("vendor-ninjaone");
            screen.key(KeyCode.C, KeyCode.ALT);
            screen.awaitShown("begin");
        }
    }
}
