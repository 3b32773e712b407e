package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** Pause, Resume and the end of a window that is closed in between. */
class PauseScreenTest {

    private static final int COUNTS = 45 * 8;

    @TempDir
    private Path home;

    private static int sent(Screen screen) {
        return Integer.parseInt(screen.text("verdict").replaceAll("\\D*(\\d+) of .*", "$1"));
    }

    /** Sends, pauses and waits until what was on its way has been answered. */
    private static List<String> paused(AppOnSandbox hand, Screen screen, Setup setup) {
        screen.on(() -> {
            screen.shell.open(setup.name(), Step.REVIEW);
            return true;
        });
        screen.awaitNext("Send 0 counts, hold 360");
        screen.press("accept-run-first");
        screen.press("next");
        screen.await("some to be sent", () -> hand.sandbox.synthesize().accepted().size() > 10);
        screen.press("pause");
        assertThat(screen.label("pause")).isEqualTo("Resume");
        screen.await("what is on its way", () -> sent(screen) == hand.sandbox.synthesize().accepted().size());
        List<String> accepted = hand.sandbox.synthesize().accepted();
        assertThat(accepted).hasSizeBetween(11, COUNTS - 1);
        screen.await("the words", () -> screen.text("verdict")
                .equals("Paused: " + accepted.size() + " of 360 counts are sent, " + (COUNTS - accepted.size()) + " are left."));
        assertThat(screen.text("verdict-words")).startsWith("Nothing more is sent until you press Resume");
        return accepted;
    }

    @Test
    void resumeSendsExactlyTheRest() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.unhurried(home, 45); Screen screen = Screen.open(hand, 1280, 800)) {
            paused(hand, screen, hand.ready());
            screen.shoot("7-paused");
            screen.size(1024, 640);
            screen.save("7-paused-1024", 1);
            screen.press("back");
            assertThat(screen.text("verdict")).startsWith("Paused: ");

            screen.press("pause");

            screen.awaitNext("Next: Schedule");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(COUNTS);
            assertThat(new HashSet<>(hand.sandbox.synthesize().accepted())).hasSize(COUNTS);
        }
    }

    @Test
    void stopWhilePausedIsOfferedAsUnfinishedOnTheHomePage() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.unhurried(home, 45); Screen screen = Screen.open(hand, 1280, 800)) {
            List<String> accepted = paused(hand, screen, hand.ready());

            screen.press("stop");

            screen.awaitNext("Send the " + (COUNTS - accepted.size()) + " that are left");
            assertThat(screen.text("verdict"))
                    .isEqualTo("Stopped: " + accepted.size() + " of 360 counts accepted, " + (COUNTS - accepted.size()) + " not sent.");
            assertThat(hand.sandbox.synthesize().accepted()).isEqualTo(accepted);
            assertThat(screen.label("done")).isEqualTo("Next: Schedule");
            screen.on(() -> {
                screen.shell.home();
                return true;
            });
            screen.awaitShown("act-NinjaOne");
            assertThat(screen.find("act-NinjaOne").getAccessibleText()).endsWith(" was stopped: " + accepted.size()
                    + " of 360 counts are accepted, " + (COUNTS - accepted.size()) + " are open. The next push sends what is open.");
        }
    }
}
