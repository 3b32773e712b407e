package app.tallybird.ui.screens;

import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** The review of a month with a fall, two customers at zero and a new one: full width, back home before and after the push; pictures to look at. */
@Tag("long")
class ReviewScreensTest {

    @TempDir
    private Path home;

    @Test
    void aMonth() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            Pushes.price(setup, "total-devices", "5.50");
            Pushes.price(setup, "total-servers", "30");
            hand.sandbox.customers().setDevices(7, 3);
            hand.sandbox.customers().setDevices(9, 0);
            hand.sandbox.customers().setDevices(11, 0);
            hand.sandbox.customers().setDevices(12, 140);
            hand.sandbox.customers().removeCustomer(14);
            screen.on(() -> {
                screen.shell.open(setup.name(), Step.REVIEW);
                return true;
            });
            screen.awaitShown("next");
            screen.await("the review", () -> screen.label("next").matches("Send [1-9].*"));
            assertThat(screen.has("step-review")).isFalse();
            assertThat(screen.label("back")).isEqualTo("Home");
            assertThat(screen.text("where")).isEqualTo("NinjaOne / Review");
            screen.shoot("6-review-month");
            screen.on(() -> {
                ((ToggleButton) screen.stage.getScene().lookup("#units-or-money").lookupAll(".chip").stream().toList().getLast()).fire();
                return true;
            });
            screen.shoot("21b-review-money");
            screen.on(() -> {
                ((ToggleButton) screen.stage.getScene().lookup("#units-or-money").lookupAll(".chip").stream().toList().getFirst()).fire();
                return true;
            });
            Reviews.explain(screen, 0, 1);
            screen.await("the explanation", () -> screen.stage.getScene().lookup("#close-explanation") != null);
            screen.shoot("6-review-month-explained-sum");
            screen.on(() -> {
                ((Matrix) screen.stage.getScene().lookup("#review-matrix")).column.set(0);
                return true;
            });
            screen.await("the next number", () -> explained(screen).startsWith("Birch Accounting \u00b7 Total Devices is 3, "));
            assertThat(explained(screen)).contains("Was 120 on ", "Synthesize keeps 120 until you decide.",
                    "Every approved device, online or not.");
            assertThat(screen.focus()).isEqualTo("review-matrix");
            screen.shoot("6-review-month-explained");
            screen.key(KeyCode.F6);
            assertThat(screen.focus()).isEqualTo("close-explanation");
            screen.key(KeyCode.F6);
            assertThat(screen.focus()).isEqualTo("review-matrix");
            screen.press("next");
            screen.awaitNext("Done");
            screen.shoot("7-send-month");
            screen.press("next");
            screen.awaitShown("integrations");
        }
    }

    private static String explained(Screen screen) {
        return screen.on(() -> String.valueOf(screen.stage.getScene().lookup("#explanation").getAccessibleText()));
    }
}
