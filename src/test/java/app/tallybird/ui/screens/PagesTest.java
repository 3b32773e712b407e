package app.tallybird.ui.screens;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.About;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Month two: the home page with several integrations, the history and a way back, settings and alerts, on the real screens. */
class PagesTest {

    private static final String HEAD = "id,name,service,count\n";

    @TempDir
    private Path home;

    /** What a box to choose from shows. */
    private static String chosen(Screen screen, String box) {
        return screen.on(() -> ((ComboBox<?>) screen.stage.getScene().lookup("#" + box)).getChildrenUnmodifiable().stream()
                .filter(Labeled.class::isInstance).map(shown -> String.valueOf(((Labeled) shown).getText())).findFirst()
                .orElse("no words"));
    }

    @Test
    void aWrongPushIsFoundInTheHistoryAndUndone() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup ninja = hand.ready();
            for (int devices : new int[]{10, 12, 11, 14}) {
                hand.sandbox.customers().setDevices(1, devices);
                Pushes.push(ninja);
            }
            Path file = Files.writeString(home.resolve("Backup usage.csv"), HEAD + "901,Contoso,Seats,7\n902,Fabrikam,Seats,9\n");
            Setup csv = hand.ready(hand.csv(file));
            Pushes.push(csv);
            hand.sandbox.synthesize().map("902", false);
            Files.writeString(file, HEAD + "901,Contoso,Seats,700\n902,Fabrikam,Seats,9\n");
            Pushes.push(csv);
            hand.application.settings().change("NinjaOne", saved -> saved.withPaused(true));
            hand.csv(file);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.awaitShown("integrations");
                screen.awaitRows("integrations", 3);
                screen.shoot("9-home-three");
                screen.press("push-all");
                screen.press("go-settings");
                screen.awaitShown("setting-rate");
                screen.press("home");
                screen.await("the plans, begun before", () -> screen.has("push-all-close"));
                screen.shoot("9-home-push-all");
                screen.press("push-all-close");

                screen.on(() -> {
                    screen.shell.history(csv.name());
                    return true;
                });
                screen.awaitRows("runs", 2);
                screen.on(() -> {
                    ComboBox<?> customers = (ComboBox<?>) screen.stage.getScene().lookup("#history-customer");
                    customers.getSelectionModel().select(1);
                    return true;
                });
                screen.await("a line for the customer", () -> screen.text("chart-words").endsWith("All services, Contoso."));
                screen.shoot("10-history");
                assertThat(chosen(screen, "history-service")).isEqualTo("All services");
                assertThat(chosen(screen, "history-customer")).isEqualTo("Contoso");
                screen.select("runs", 0);
                screen.key(KeyCode.ENTER);
                screen.awaitShown("undo");
                screen.awaitRows("details", 2);
                screen.shoot("10-history-details");
                screen.press("undo");
                screen.awaitShown("undo-looked");
                screen.press("undo-looked");
                screen.awaitShown("undo-send");
                screen.shoot("10-history-undo");
                assertThat(hand.sandbox.synthesize().counts().get("901 Seats")).isEqualByComparingTo("700");
                screen.press("undo-send");
                screen.awaitShown("detail-good");
                assertThat(hand.sandbox.synthesize().counts().get("901 Seats")).isEqualByComparingTo("7");
                screen.key(KeyCode.ESCAPE);
                screen.awaitRows("runs", 3);

                screen.press("go-settings");
                screen.awaitShown("setting-rate");
                screen.press("show-diagnostics");
                screen.shoot("11-settings");
                screen.press("go-alerts");
                screen.awaitShown("alert-title");
                screen.press("alert-send");
                screen.awaitShown("alert-refusal");
                screen.shoot("12-alerts");
                screen.press("home");
                screen.awaitShown("integrations");
            }
        }
    }

    @Test
    void aboutSaysTheVersionTheHomeAndWhoseWorksAreInside() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("home");
            screen.on(() -> {
                ((MenuButton) screen.stage.getScene().lookup("#help")).getItems().stream()
                        .filter(item -> "About Tallybird".equals(item.getText())).findFirst().orElseThrow().fire();
                return true;
            });
            screen.awaitShown("about-works");
            screen.shoot("13-about");

            assertThat(screen.text("about-version")).isEqualTo("Version development, Java " + Runtime.version().feature());
            assertThat(screen.text("about-home")).isEqualTo("Home folder: " + home);
            assertThat(screen.text("about-logs")).isEqualTo("Log folder: " + home.resolve("logs"));
            assertThat(((TextArea) screen.stage.getScene().lookup("#about-works")).getText()).isEqualTo(About.thisProgram().works())
                    .isNotBlank();
        }
    }
}
