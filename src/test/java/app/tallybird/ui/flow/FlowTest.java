package app.tallybird.ui.flow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.screens.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/** The ways through the wizard, good and bad, on the real screens. */
class FlowTest {

    private static final int CUSTOMERS = 3;

    @TempDir
    private Path home;

    @Test
    void fromTheFirstStartToSentAndSentAgain() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, CUSTOMERS); Screen screen = Screen.open(hand, 1280, 800)) {
            Walk.toKeys(screen, NinjaSide.CLIENT_SECRET);
            Walk.toAccounts(screen);
            Walk.toPreview(screen);
            screen.awaitNext("Send 0 counts, hold 24");
            screen.press("next");
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();
            assertThat(screen.focus()).isEqualTo("accept-run-first");
            screen.press("accept-run-first");
            screen.press("next");
            screen.awaitNext("Next: Schedule");
            assertThat(screen.text("verdict")).isEqualTo("Sent: 24 of 24 counts accepted.");
            assertThat(hand.sandbox.synthesize().counts()).hasSize(24);
            screen.press("next");
            screen.awaitNext("Create schedule and finish");
            screen.press("next");

            hand.sandbox.customers().setDevices(1, 130);
            screen.awaitShown("integrations");
            pushNow(screen);
            screen.awaitNext("Send 24 counts");
            screen.press("next");
            screen.awaitNext("Done");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(48);
            assertThat(hand.sandbox.synthesize().counts().get("1 Total Devices").intValue()).isBetween(120, 130);
        }
    }

    private static void pushNow(Screen screen) {
        screen.on(() -> {
            ListView<?> table = (ListView<?>) screen.stage.getScene().lookup("#integrations");
            table.requestFocus();
            table.getSelectionModel().select(0);
            return table;
        });
        screen.key(javafx.scene.input.KeyCode.ENTER, javafx.scene.input.KeyCode.ALT);
    }

    @Test
    void aWrongSecretIsShownAtItsFieldAndCorrectedThere() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, CUSTOMERS); Screen screen = Screen.open(hand, 1280, 800)) {
            Walk.toKeys(screen, "a-wrong-secret");
            screen.press("next");
            screen.await("the refusal", () -> screen.stage.getScene().lookup("#field-clientSecret").getStyleClass().contains("wrong"));
            screen.await("the focus", () -> "field-clientSecret".equals(screen.stage.getScene().getFocusOwner().getId()));
            assertThat(screen.label("next")).isEqualTo("Test both sides");

            screen.fill("field-clientSecret", NinjaSide.CLIENT_SECRET);
            assertThat(screen.find("field-clientSecret").getStyleClass()).doesNotContain("wrong");
            screen.press("next");
            screen.awaitNext("Next: Accounts");
        }
    }

    @Test
    void aVendorThatGoesDownHalfWayIsSaidAndReadAgain() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, CUSTOMERS); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.ready();
            resume(screen);
            screen.awaitNext("Send 0 counts, hold 24");
            hand.sandbox.fault(PlayedFault.status("ninjarmm", "/v2/", 100, 403));
            screen.press("read-again");
            screen.awaitShown("problem");
            screen.press("next");
            assertThat(hand.sandbox.synthesize().accepted()).isEmpty();

            hand.sandbox.noFaults();
            screen.press("read-again");
            screen.awaitNext("Send 0 counts, hold 24");
            assertThat(screen.has("problem")).isFalse();
        }
    }

    private static void resume(Screen screen) {
        screen.on(() -> {
            screen.shell.home();
            return true;
        });
        screen.awaitShown("integrations");
        screen.await("the list", () -> !((ListView<?>) screen.stage.getScene().lookup("#integrations")).getItems().isEmpty());
        pushNow(screen);
    }

    @Test
    void aCustomerAtZeroIsSentWhenItIsSaidToHaveLeft() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 6); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.ready();
            send(screen, "Send 0 counts, hold 48");
            hand.sandbox.customers().removeCustomer(2);
            resume(screen);
            screen.awaitShown("left-zero");
            screen.press("left-zero");
            screen.press("next");
            screen.awaitNext("Done");
            assertThat(hand.sandbox.synthesize().counts().get("2 Total Devices")).isZero();
        }
    }

    private static void send(Screen screen, String label) {
        resume(screen);
        screen.awaitNext(label);
        screen.press("accept-run-first");
        screen.press("next");
        screen.awaitNext("Next: Schedule");
    }

    @Test
    void whatWasNotMappedIsSentOnceItIs() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, CUSTOMERS); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.ready();
            hand.sandbox.synthesize().map("3", false);
            send(screen, "Send 0 counts, hold 24");
            assertThat(screen.text("verdict")).isEqualTo("Sent: 16 of 24 counts accepted, 8 not mapped.");

            hand.sandbox.synthesize().map("3", true);
            assertThat(screen.label("retry")).isEqualTo("Send 8 again");
            screen.press("retry");
            screen.await("the rest", () -> screen.text("verdict").equals("Sent: 24 of 24 counts accepted."));
            assertThat(hand.sandbox.synthesize().counts()).hasSize(24);
        }
    }

    @Test
    void stopLeavesARestThatTheNextPushSends() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 12); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.ready();
            resume(screen);
            screen.awaitNext("Send 0 counts, hold 96");
            screen.press("accept-run-first");
            hand.sandbox
                    .fault(PlayedFault.of(PlayedFault.Kind.SLOW, "usegradient", "/count$", 100).lasting(Duration.ofMillis(1_500)).after(4));
            screen.press("next");
            screen.await("some to be accepted", () -> hand.sandbox.synthesize().accepted().size() >= 4);
            screen.press("stop");
            screen.await("the end", () -> screen.label("next").matches("(Send the|Try the|Send) \\d+ .*") && screen.has("done"));
            int accepted = hand.sandbox.synthesize().accepted().size();
            assertThat(accepted).isBetween(4, 95);
            hand.sandbox.noFaults();

            screen.press("back");
            screen.await("the preview", () -> screen.label("next").startsWith("Send "));
            for (String cause : List.of("accept-run-first", "accept-customer-falls")) {
                if (screen.has(cause)) {
                    screen.press(cause);
                }
            }
            screen.press("next");
            screen.awaitNext("Next: Schedule");
            assertThat(hand.sandbox.synthesize().counts()).hasSize(96);
        }
    }

    @Test
    void aDraftIsLeftAndResumedAtItsStep() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, CUSTOMERS); Screen screen = Screen.open(hand, 1280, 800)) {
            Walk.toKeys(screen, NinjaSide.CLIENT_SECRET);
            Walk.toAccounts(screen);
            screen.press("home");
            screen.awaitShown("act-NinjaOne");
            screen.press("act-NinjaOne");
            screen.await("the step", () -> screen.label("next").equals("Apply 3 changes"));
            assertThat(hand.sandbox.synthesize().accountNames()).isEqualTo(Map.of());
        }
    }
}
