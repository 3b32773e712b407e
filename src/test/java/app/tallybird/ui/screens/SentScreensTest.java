package app.tallybird.ui.screens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** A push on the review's own page: under way, with everything that can become of counts, and many reviews one after the other; pictures to look at. */
@Tag("long")
class SentScreensTest {

    @TempDir
    private Path home;

    private static void review(Screen screen, String name) {
        screen.on(() -> {
            screen.shell.open(name, Step.REVIEW);
            return true;
        });
        screen.awaitShown("next");
        screen.await("the review", () -> screen.label("next").matches("Send .*\\d.*"));
    }

    @Test
    void everythingThatCanBecomeOfCounts() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            hand.sandbox.customers().setDevices(7, 3);
            hand.sandbox.customers().setDevices(12, 140);
            hand.sandbox.synthesize().mapService("Total Cloud Monitors", false);
            hand.sandbox.synthesize().removeAccount("20");
            review(screen, setup.name());
            Matrix matrix = (Matrix) screen.find("review-matrix");
            hand.sandbox.fault(PlayedFault.status("usegradient", "/count$", 2, 400).after(40));
            hand.sandbox.fault(PlayedFault.status("usegradient", "/count$", 15, 503).after(60).asking("0"));
            screen.press("next");
            screen.await("the result", () -> screen.text("verdict").matches("(Sent|Stopped): .*"));
            assertThat(screen.find("review-matrix")).isSameAs(matrix);
            assertThat(screen.text("verdict")).contains(" held by you").contains(" refused");
            screen.shoot("7-sent");
            screen.save("7-sent-200", 2);
            screen.size(1024, 640);
            screen.save("7-sent-1024", 1);
            assertThat(screen.has("next")).isTrue();
        }
    }

    @Test
    void underWay() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.unhurried(home, 45); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.ready();
            review(screen, setup.name());
            screen.press("accept-run-first");
            screen.press("next");
            screen.await("some to be sent", () -> hand.sandbox.synthesize().accepted().size() > 60);
            screen.save("7-sending", 1);
            assertThat(screen.text("verdict")).matches("Sending \\d+ of 360 . \\d+/s . about .* left");
            screen.press("pause");
            screen.shoot("7-sending-paused");
            screen.press("stop");
        }
    }

    @Test
    void theQueue() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            for (int number = 1; number <= 3; number++) {
                Path file = Files.writeString(home.resolve(number + ".csv"), "id,name,service,count\n901,Contoso,S" + number + ",700\n");
                Setup setup = hand.ready(hand.csv(file));
                Pushes.push(setup);
                Elsewhere.done(setup, Step.SCHEDULE);
                if (number < 3) {
                    Files.writeString(file, "id,name,service,count\n901,Contoso,S" + number + ",7\n");
                }
            }
            screen.on(() -> {
                screen.shell.home();
                return true;
            });
            screen.awaitRows("integrations", 3);
            List<String> said = List.copyOf(hand.desktop.said);
            screen.press("push-all");
            screen.await("the plans", () -> screen.has("push-all-review"));
            screen.shoot("10-queue");
            screen.press("push-all-review");
            screen.await("the first review",
                    () -> screen.text("where").endsWith("/ Review") && screen.label("next").startsWith("Hold all 1, next: "));
            screen.shoot("10-queue-review");
            screen.press("next");
            screen.await("the second review", () -> screen.label("next").equals("Hold all 1, done"));
            screen.press("accept-service-S2");
            screen.awaitNext("Send 1 count");
            screen.press("next");
            screen.awaitNext("Done");
            screen.press("next");
            screen.awaitShown("push-all-card");
            screen.shoot("10-queue-after");
            assertThat(hand.desktop.said).isEqualTo(said);
        }
    }
}
