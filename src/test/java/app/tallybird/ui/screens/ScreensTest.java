package app.tallybird.ui.screens;

import java.nio.file.Path;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.ui.kit.AppOnSandbox;

/** Walks from the first start to sent and takes a picture of each page. */
@Tag("long")
class ScreensTest {

    @TempDir
    private Path home;

    @Test
    void walk() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.await("the first page", () -> screen.stage.getScene().lookup("#begin") != null);
            screen.shoot("0-first-start");
            screen.press("begin");
            screen.await("the catalog", () -> screen.stage.getScene().lookup("#vendor-ninjaone") != null);
            screen.press("vendor-ninjaone");
            screen.shoot("1-vendor");
            screen.press("next");
            screen.awaitNext("Test both sides");
            type(screen, "field-VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY);
            type(screen, "field-PARTNER_API_KEY", SynthesizeSide.PARTNER_KEY);
            type(screen, "field-clientId", NinjaSide.CLIENT_ID);
            type(screen, "field-clientSecret", "a-wrong-secret");
            screen.press("next");
            screen.await("the test to end", () -> !screen.stage.getScene().lookup("#stop").isVisible());
            screen.shoot("2-connect-refused");
            type(screen, "field-clientSecret", NinjaSide.CLIENT_SECRET);
            screen.press("next");
            screen.awaitNext("Next: Accounts");
            screen.shoot("2-connect");
            screen.press("next");
            screen.awaitNext("Apply 45 changes");
            screen.shoot("3-accounts");
            screen.press("next");
            screen.awaitNext("Next: Services");
            screen.press("next");
            screen.awaitNext("Create 8 services");
            screen.shoot("4-services");
            screen.press("next");
            screen.awaitNext("Next: Map");
            screen.press("next");
            screen.awaitNext("Set to pending");
            screen.press("next");
            screen.awaitNext("Next: Review");
            screen.shoot("5-map");
            screen.press("next");
            screen.awaitNext("Send 0 counts, hold 360");
            screen.shoot("6-review");
            Reviews.explain(screen, 3, 0);
            screen.await("the explanation", () -> screen.stage.getScene().lookup("#close-explanation") != null);
            screen.shoot("6-review-explained");
            screen.press("close-explanation");
            screen.press("accept-run-first");
            screen.press("next");
            screen.awaitNext("Next: Schedule");
            screen.shoot("7-send");
            screen.press("next");
            screen.awaitNext("Create schedule and finish");
            screen.shoot("8-schedule");
            screen.press("next");
            screen.await("home", () -> screen.stage.getScene().lookup("#integrations") != null);
            screen.shoot("9-home");
        }
    }

    static void type(Screen screen, String id, String text) {
        TextInputControl field = (TextInputControl) screen.find(id);
        screen.on(() -> {
            field.setText(text);
            return text;
        });
    }
}
