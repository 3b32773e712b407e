package app.tallybird.ui.screens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** On every page, in the smallest window and on a laptop at twice the scale: header, main button and close are in the window, and nothing is cut. */
class FrameTest {

    private static final String LONG = "The Honourable Company of Edinburgh Golfers and Associates and Limited Liability Partnership of the North";

    private static final List<String> HEADER = List.of("home", "go-home", "go-history", "go-alerts", "go-settings", "scheme", "help");

    @TempDir
    private Path home;
    private final SoftAssertions found = new SoftAssertions();

    private void check(Screen screen, String page, String... buttons) {
        found.check(() -> Sight.inAnyWindow(screen, page, Stream.concat(HEADER.stream(), Stream.of(buttons)).toArray(String[]::new)));
    }

    private static void open(Screen screen, Setup setup, Step step) {
        screen.on(() -> {
            screen.shell.open(setup.name(), step);
            return step;
        });
    }

    @Test
    void theStepsOfASetUp() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 12); Screen screen = Screen.open(hand, 1024, 640)) {
            screen.awaitShown("begin");
            check(screen, "first start", "begin");
            screen.press("begin");
            screen.awaitShown("vendor-ninjaone");
            check(screen, "vendor", "back", "next", "vendor-ninjaone");
            screen.press("vendor-ninjaone");
            screen.press("next");
            screen.awaitNext("Test both sides");
            screen.fill("field-VENDOR_API_KEY", app.tallybird.sandbox.SynthesizeSide.VENDOR_KEY);
            screen.fill("field-PARTNER_API_KEY", app.tallybird.sandbox.SynthesizeSide.PARTNER_KEY);
            screen.fill("field-clientId", NinjaSide.CLIENT_ID);
            screen.fill("field-clientSecret", "wrong");
            screen.press("next");
            screen.await("the refusal", () -> screen.stage.getScene().lookup("#field-clientSecret").getStyleClass().contains("wrong"));
            screen.await("the focus", () -> "field-clientSecret".equals(screen.focus()));
            double footer = screen.on(() -> screen.find("next").localToScene(0, 0).getY());
            double field = screen.on(() -> screen.stage.getScene().getFocusOwner().localToScene(0, 0).getY());
            assertThat(field).isBetween(90.0, footer - 40);
            check(screen, "connect refused", "back", "next");
        }
        found.assertAll();
    }

    @Test
    void theStepsOfAnIntegrationWithManyReasons() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 40)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            for (int id = 1; id <= 30; id++) {
                hand.sandbox.customers().setDevices(id, 0);
            }
            try (Screen screen = Screen.open(hand, 1024, 640)) {
                screen.awaitShown("integrations");
                open(screen, setup, Step.ACCOUNTS);
                screen.awaitNext("Next: Services");
                check(screen, "accounts", "back", "next", "read-again");
                open(screen, setup, Step.SERVICES);
                screen.awaitNext("Next: Map");
                screen.on(() -> {
                    screen.stage.getScene().lookup("#services-table").lookupAll(".button").stream().findFirst()
                            .ifPresent(edit -> ((javafx.scene.control.Button) edit).fire());
                    return true;
                });
                check(screen, "services", "back", "next");
                open(screen, setup, Step.MAP);
                screen.awaitNext("Next: Review");
                check(screen, "map", "back", "next");
                screen.press("next");
                screen.await("the plan", () -> screen.label("next").startsWith("Send "));
                check(screen, "review with holds", "back", "next", "read-again");
                Reviews.explain(screen, 0, 0);
                screen.awaitShown("close-explanation");
                check(screen, "explain with holds", "back", "next", "close-explanation");
                open(screen, setup, Step.SCHEDULE);
                screen.await("the schedule",
                        () -> screen.stage.getScene().lookup("#time") != null && screen.label("next").contains("schedule"));
                check(screen, "schedule", "back", "next", "test-run");
                screen.press("go-home");
                screen.awaitShown("integrations");
                screen.press("push-all");
                screen.await("the plans", () -> screen.has("push-all-close"));
                check(screen, "push all", "push-all-close");
                screen.press("push-all-close");
            }
        }
        found.assertAll();
    }

    @Test
    void pushAllOfManyIntegrations() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            for (int number = 1; number <= 9; number++) {
                Setup setup = hand.ready(
                        hand.csv(Files.writeString(home.resolve(number + ".csv"), "id,name,service,count\n1," + LONG + ",Seats,7\n")));
                List.of(Step.REVIEW, Step.SEND, Step.SCHEDULE).forEach(step -> Elsewhere.done(setup, step));
            }
            try (Screen screen = Screen.open(hand, 1024, 640)) {
                screen.awaitShown("integrations");
                screen.awaitRows("integrations", 9);
                screen.press("push-all");
                screen.await("the plans", () -> screen.has("push-all-close"));
                check(screen, "push all of nine", "push-all-close");
            }
        }
        found.assertAll();
    }

    @Test
    void theDemo() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1024, 640)) {
            screen.demo();
            check(screen, "demo review", "back", "next", "read-again", "demo-later", "leave-demo", "hold-zero");
            screen.press("go-home");
            screen.awaitShown("push-all");
            check(screen, "demo home", "push-all", "demo-later", "leave-demo");
        }
        found.assertAll();
    }

    @Test
    void thePagesOfTheHeader() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 12)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            Pushes.push(setup);
            try (Screen screen = Screen.open(hand, 1024, 640)) {
                screen.awaitShown("integrations");
                check(screen, "home", "add", "push-all");
                screen.press("go-history");
                screen.awaitRows("runs", 2);
                check(screen, "history", "history-export");
                screen.on(() -> {
                    TableView<?> runs = (TableView<?>) screen.stage.getScene().lookup("#runs");
                    runs.requestFocus();
                    runs.getSelectionModel().select(0);
                    return runs;
                });
                screen.key(KeyCode.ENTER);
                screen.awaitShown("all-pushes");
                check(screen, "a push", "all-pushes", "all-counts");
                screen.press("go-settings");
                screen.awaitShown("setting-rate");
                screen.press("show-diagnostics");
                check(screen, "settings", "settings-save");
                screen.press("go-alerts");
                screen.awaitShown("alert-title");
                screen.press("alert-send");
                check(screen, "alerts", "alert-send");
                screen.press("go-home");
                screen.awaitShown("integrations");
                screen.press("build");
                screen.awaitShown("start-name");
                check(screen, "start of the builder", "close-start");
                screen.fill("start-name", LONG);
                screen.fill("start-address", "https://api.example.com/v1/devices");
                screen.press("start-blank");
                screen.awaitShown("save");
                check(screen, "builder", "close-builder", "save");
                screen.on(() -> {
                    ((MenuButton) screen.stage.getScene().lookup("#help")).getItems().stream()
                            .filter(item -> "About Tallybird".equals(item.getText())).findFirst().orElseThrow().fire();
                    return true;
                });
                screen.awaitShown("about-close");
                check(screen, "about", "about-close", "about-copy", "about-log-folder");
                assertThat(screen.focus()).isEqualTo("about-close");
                screen.key(KeyCode.ESCAPE);
                screen.await("the dialog to be gone", () -> screen.stage.getScene().lookup("#about") == null);
            }
        }
        found.assertAll();
    }

    @Test
    void onlyTheMiddleScrolls() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1024, 640)) {
            screen.awaitShown("begin");
            screen.press("go-settings");
            screen.awaitShown("setting-rate");
            Node save = screen.find("settings-save");
            double before = screen.on(() -> save.localToScene(0, 0).getY());
            screen.on(() -> {
                Node at = screen.stage.getScene().lookup("#setting-rate");
                while (!(at instanceof ScrollPane)) {
                    at = at.getParent();
                }
                ((ScrollPane) at).setVvalue(1);
                return at;
            });
            assertThat(screen.on(() -> save.localToScene(0, 0).getY())).isEqualTo(before);
            assertThat(screen.on(() -> Sight.seen(screen.stage.getScene().lookup("#setting-rate")))).isFalse();
            assertThat(screen.on(() -> Sight.seen(save))).isTrue();
        }
    }
}
