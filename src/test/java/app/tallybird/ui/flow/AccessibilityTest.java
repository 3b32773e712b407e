package app.tallybird.ui.flow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.screens.Screen;
import app.tallybird.ui.theme.Scheme;

/** On every page: all that can have the focus has words, every field a label, and the focus can be seen. */
class AccessibilityTest {

    @TempDir
    private Path home;
    private final SoftAssertions found = new SoftAssertions();

    private void audit(Screen screen, String page) {
        Audit audit = screen.on(() -> new Audit(screen.stage.getScene().getRoot()));
        List<Node> suspects = screen.on(() -> {
            found.assertThat(audit.size()).as(page).isGreaterThan(3);
            found.assertThat(audit.nameless()).as("without words on " + page).isEmpty();
            found.assertThat(audit.unlabelled()).as("without a label on " + page).isEmpty();
            return audit.suspects();
        });
        for (Node node : suspects) {
            Parent root = screen.stage.getScene().getRoot();
            WritableImage without = picture(screen, audit, root, node);
            WritableImage with = picture(screen, audit, node, node);
            found.assertThat(Audit.equal(without, with)).as("focus cannot be seen on " + page + ": " + Audit.where(node)).isFalse();
        }
    }

    private static WritableImage picture(Screen screen, Audit audit, Node focused, Node shown) {
        screen.on(() -> {
            focused.requestFocus();
            return focused;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return screen.on(() -> audit.picture(shown));
    }

    @Test
    void everyPageCanBeHeardAndTheFocusCanBeSeen() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            audit(screen, "first start");
            Walk.toKeys(screen, "a-wrong-secret");
            screen.press("next");
            screen.await("the refusal", () -> screen.stage.getScene().lookup("#field-clientSecret").getStyleClass().contains("wrong"));
            audit(screen, "connect");
            screen.fill("field-clientSecret", NinjaSide.CLIENT_SECRET);
            Walk.toAccounts(screen);
            audit(screen, "accounts");
            screen.press("next");
            screen.awaitNext("Next: Services");
            screen.press("next");
            screen.awaitNext("Create 8 services");
            screen.on(() -> {
                ((TableView<?>) screen.stage.getScene().lookup("#services-table")).lookupAll(".button").stream().findFirst()
                        .ifPresent(edit -> ((javafx.scene.control.Button) edit).fire());
                return true;
            });
            audit(screen, "services");
            screen.press("next");
            screen.awaitNext("Next: Map");
            screen.press("next");
            screen.awaitNext("Set to pending");
            screen.press("next");
            screen.awaitNext("Next: Review");
            hand.sandbox.synthesize().map("2", false);
            screen.press("check-again");
            screen.await("the rest", () -> screen.text("mapped").equals("2 of 3 customers mapped"));
            audit(screen, "map");
            screen.press("next");
            screen.awaitNext("Send 0 counts, hold 24");
            screen.scheme(Scheme.DARK);
            audit(screen, "preview, dark");
            screen.press("accept-run-first");
            screen.press("next");
            screen.awaitNext("Next: Schedule");
            audit(screen, "send, dark");
            screen.press("next");
            screen.awaitNext("Create schedule and finish");
            audit(screen, "schedule, dark");
            screen.scheme(Scheme.LIGHT);
            screen.press("step-vendor");
            screen.awaitShown("vendor-ninjaone");
            audit(screen, "vendor");
            screen.press("home");
            screen.awaitShown("integrations");
            audit(screen, "home");
            screen.press("go-history");
            screen.await("the push",
                    () -> screen.stage.getScene().lookup("#runs") instanceof TableView<?> runs && !runs.getItems().isEmpty());
            audit(screen, "history");
            screen.on(() -> {
                ((TableView<?>) screen.stage.getScene().lookup("#runs")).getSelectionModel().select(0);
                screen.stage.getScene().lookup("#runs").requestFocus();
                return true;
            });
            screen.key(javafx.scene.input.KeyCode.ENTER);
            screen.awaitShown("undo");
            audit(screen, "a push");
            screen.integration("NinjaOne");
            screen.await("the numbers", () -> screen.has("numbers"));
            audit(screen, "integration");
            screen.chip("Set-up");
            audit(screen, "set-up of an integration");
            screen.press("open-compare");
            screen.awaitShown("compare-address");
            audit(screen, "compare");
            screen.on(() -> {
                screen.shell.leaks(java.time.YearMonth.of(2026, 3));
                return true;
            });
            screen.await("the verdict", () -> screen.has("leaks-verdict"));
            audit(screen, "leaks");
            screen.press("go-settings");
            screen.awaitShown("setting-rate");
            audit(screen, "settings");
            screen.press("open-team");
            screen.await("who did what", () -> screen.has("audit") && !screen.text("team-words").isEmpty());
            audit(screen, "team");
            screen.press("go-alerts");
            screen.awaitShown("alert-title");
            audit(screen, "alerts");
            screen.on(() -> {
                screen.shell.about();
                return true;
            });
            screen.awaitShown("about-works");
            audit(screen, "about");
        }
        found.assertAll();
    }

    @Test
    void aFileThatIsPointedAtCanBeHeardAndTheFocusCanBeSeen() throws Exception {
        Path file = Files.writeString(home.resolve("seats.csv"),
                "Customer,Product,Charge Type,Seats\r\nElm,Backup,cycle,1.204\r\nOak,Backup,credit,3\r\nFir,Backup,cycle,2\r\n");
        try (AppOnSandbox hand = AppOnSandbox.small(home.resolve("home"), 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.on(() -> {
                screen.shell.readFile(file);
                return true;
            });
            screen.awaitShown("reads-fraction");
            audit(screen, "a file with something open");
            screen.press("reads-fraction");
            screen.await("the counts", () -> screen.text("file-hint").startsWith("Nothing is sent"));
            audit(screen, "a file");
            found.assertAll();
        }
    }
}
