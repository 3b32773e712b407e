package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Between;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** The keyboard stays where a person works: in the table, on the page, and never on a way out that nobody asked for. */
class FocusTest {

    @TempDir
    private Path home;

    private static void open(Screen screen, Setup setup, Step step) {
        screen.on(() -> {
            screen.shell.open(setup.name(), step);
            return step;
        });
    }

    private static TableView<?> table(Screen screen, String id) {
        return (TableView<?>) screen.find(id);
    }

    @Test
    void arrowsChooseARowSpaceTicksItAndTheFocusStays() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            Setup setup = hand.ninja();
            List.of(Step.VENDOR, Step.CONNECT).forEach(step -> Elsewhere.done(setup, step));
            open(screen, setup, Step.ACCOUNTS);
            screen.awaitNext("Apply 3 changes");
            screen.await("the focus", () -> "accounts-table".equals(screen.focus()));
            screen.key(KeyCode.DOWN);
            screen.key(KeyCode.DOWN);

            screen.key(KeyCode.SPACE);

            assertThat(screen.focus()).isEqualTo("accounts-table");
            assertThat(screen.text("next")).isEqualTo("_Apply 3 changes");
            CheckBox all = (CheckBox) screen.find("tick-all");
            screen.await("some", () -> all.isIndeterminate());
            screen.key(KeyCode.SPACE);
            screen.await("all", () -> all.isSelected() && !all.isIndeterminate());
            assertThat(screen.focus()).isEqualTo("accounts-table");
            assertThat(screen.has("vendor-ninjaone")).isFalse();
        }
    }

    @Test
    void theBoxAboveTicksAllThatAreShownAndNoOther() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 12); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            Setup setup = hand.ninja();
            List.of(Step.VENDOR, Step.CONNECT).forEach(step -> Elsewhere.done(setup, step));
            open(screen, setup, Step.ACCOUNTS);
            screen.awaitNext("Apply 12 changes");
            screen.fill("search", "an");
            int shown = screen.on(() -> table(screen, "accounts-table").getItems().size());
            assertThat(shown).isBetween(1, 11);

            screen.press("tick-all");

            assertThat(screen.on(() -> ((Labeled) screen.stage.getScene().lookup(".footer-words")).getText()))
                    .isEqualTo((12 - shown) + " to create, " + shown + " to leave out");
        }
    }

    @Test
    void whatHadTheFocusGoesAndTheFocusStaysOnThePage() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            Setup setup = hand.ready();
            Pushes.push(setup);
            for (Step step : List.of(Step.CONNECT, Step.ACCOUNTS, Step.SERVICES, Step.MAP, Step.REVIEW)) {
                open(screen, setup, step);
                screen.await(step.title(), () -> screen.stage.getScene().lookup("#next") instanceof Node next && !next.isDisabled());
                Node owner = screen.on(() -> screen.stage.getScene().getFocusOwner());
                screen.on(() -> {
                    owner.visibleProperty().unbind();
                    owner.setVisible(false);
                    return true;
                });
                screen.await("another focus", () -> screen.stage.getScene().getFocusOwner() != owner);
                assertThat(screen.focus()).as(step.title()).isNotEqualTo("home").doesNotStartWith("go-");
            }
        }
    }

    @Test
    void theRailShowsTheOpenStepBetweenStepsThatAreDone() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            Setup setup = hand.ready();
            Pushes.push(setup);
            open(screen, setup, Step.MAP);
            screen.awaitNext("Next: Review");
            for (String step : List.of("services", "accounts", "services", "map")) {
                screen.press("step-" + step);
                assertThat(screen.on(() -> screen.find("step-" + step).getAccessibleText())).endsWith("shown now");
                assertThat(screen.on(() -> screen.stage.getScene().getRoot().lookupAll(".rail-step.here").size())).isEqualTo(1);
            }
        }
    }

    @Test
    void whatWasTypedForANewIntegrationOutlivesALookAtAnotherPage() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.ready();
            screen.on(() -> {
                screen.shell.add();
                return true;
            });
            screen.awaitShown("vendor-huntress");
            screen.press("vendor-huntress");
            screen.press("next");
            screen.awaitNext("Test both sides");
            screen.fill("field-VENDOR_API_KEY", "typed-and-not-saved");

            screen.press("home");

            screen.awaitShown("integrations");
            assertThat(screen.text("toast")).startsWith("What you entered for Huntress is not saved. It is kept while Tallybird is open");
            screen.on(() -> {
                screen.shell.add();
                return true;
            });
            screen.awaitShown("field-VENDOR_API_KEY");
            assertThat(screen.on(() -> ((TextInputControl) screen.find("field-VENDOR_API_KEY")).getText()))
                    .isEqualTo("typed-and-not-saved");
        }
    }

    @Test
    void whatWasTypedForASavedIntegrationIsNotLostWithOnePress() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.ready();
            screen.awaitShown("begin");
            open(screen, setup, Step.CONNECT);
            screen.awaitShown("field-clientId");
            screen.fill("field-clientId", "typed-and-not-saved");

            screen.press("home");

            assertThat(screen.has("field-clientId")).isTrue();
            assertThat(screen.text("toast")).isEqualTo("What you typed here is not saved. Press again to leave it all the same.");
            screen.press("home");
            screen.awaitShown("integrations");
        }
    }

    @Test
    void escapeTakesBackTheChipThenTheSearchAndADoubleClickOpens() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 4); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            screen.awaitShown("begin");
            open(screen, setup, Step.ACCOUNTS);
            screen.awaitNext("Next: Services");
            screen.fill("search", "an");
            screen.focusOn("accounts-table");
            int few = screen.on(() -> table(screen, "accounts-table").getItems().size());
            screen.key(KeyCode.ESCAPE);
            int all = screen.on(() -> table(screen, "accounts-table").getItems().size());
            assertThat(all).isEqualTo(4).isGreaterThan(few);

            screen.press("go-history");
            screen.await("the push",
                    () -> screen.stage.getScene().lookup("#runs") instanceof TableView<?> runs && !runs.getItems().isEmpty());
            screen.on(() -> {
                Node cell = screen.stage.getScene().lookup("#runs").lookupAll(".table-cell").stream().filter(Screen::shows).findFirst()
                        .orElseThrow();
                table(screen, "runs").getSelectionModel().select(0);
                Clicks.twice(cell);
                return true;
            });
            screen.awaitShown("all-pushes");
        }
    }

    @Test
    void whatIsReadIsNotCalledEmptyAndNothingCanBeSentMeanwhile() throws Exception {
        AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
        AtomicReference<Between> between = new AtomicReference<>();
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2, url -> {
            between.set(Between.start(url, body -> {
                passed(gate.get());
                return body;
            }));
            return between.get().url();
        }); Between closed = between.get(); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.ready();
            screen.awaitShown("begin");
            gate.set(new CountDownLatch(1));
            open(screen, setup, Step.REVIEW);
            screen.awaitShown("review-matrix");

            assertThat(screen.on(() -> screen.find("next").isDisabled())).isTrue();
            assertThat(screen.on(() -> ((Matrix) screen.find("review-matrix")).placeholder.getText())).isEqualTo("Reading…");
            gate.get().countDown();
            screen.awaitNext("Send 0 counts, hold 16");
            assertThat(screen.on(() -> screen.find("next").isDisabled())).isFalse();
            assertThat(screen.on(() -> ((Matrix) screen.find("review-matrix")).placeholder.getText())).isEqualTo("No counts to show.");
        }
    }

    private static void passed(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void wordsThatAreCutAreToldWholeAndAToastStandsAtTheButton() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1024, 640)) {
            screen.awaitShown("begin");
            screen.press("begin");
            screen.awaitShown("vendor-connectwise-configurations");
            Labeled name = screen.on(() -> screen.find("vendor-connectwise-configurations").lookupAll(".strong").stream()
                    .map(Labeled.class::cast).findFirst().orElseThrow());
            String longer = "ConnectWise PSA Configurations of the whole Northern Hemisphere";
            screen.on(() -> {
                name.setText(longer);
                return true;
            });
            screen.await("it to be cut", name::isTextTruncated);
            screen.on(() -> {
                Clicks.over(name);
                return true;
            });
            assertThat(screen.on(() -> name.getTooltip().getText())).isEqualTo(longer);
            screen.on(() -> {
                name.setText("ConnectWise");
                return true;
            });
            screen.await("it to be whole", () -> !name.isTextTruncated());
            screen.on(() -> {
                Clicks.over(name);
                return true;
            });
            assertThat(screen.on(() -> name.getTooltip() == null)).isTrue();

            screen.press("go-settings");
            screen.awaitShown("setting-rate");
            screen.press("show-diagnostics");
            screen.awaitShown("copy-diagnostics");
            screen.focusOn("copy-diagnostics");
            screen.press("copy-diagnostics");
            screen.awaitShown("toast");
            double button = screen.on(() -> screen.find("copy-diagnostics").localToScene(0, 0).getY());
            double toast = screen.on(() -> screen.find("toast").localToScene(screen.find("toast").getLayoutBounds()).getMaxY());
            assertThat(button - toast).isBetween(0.0, 20.0);
        }
    }

    @Test
    void popularVendorsComeFirstInDenseRows() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.awaitShown("begin");
            screen.press("begin");
            screen.awaitShown("vendor-ninjaone");
            List<String> order = screen.on(() -> screen.stage.getScene().getRoot().lookupAll(".vendor-card").stream().map(Node::getId)
                    .filter(id -> id.startsWith("vendor-")).toList());
            assertThat(order).startsWith("vendor-ninjaone", "vendor-huntress", "vendor-sentinelone", "vendor-datto-rmm")
                    .hasSize(hand.application.catalog().all().size() - 1);
            long seen = screen.on(() -> order.stream().filter(id -> Sight.seen(screen.find(id))).count());
            assertThat(seen).isGreaterThanOrEqualTo(20);
            assertThat(screen.on(() -> screen.find("vendor-huntress").lookupAll(".category-security").size())).isEqualTo(1);
            assertThat(screen.on(() -> screen.find("vendor-sentinelone").getAccessibleText()))
                    .endsWith("Beta: not yet compared with a live account of this vendor");
            screen.fill("search", "zzz");
            screen.awaitShown("no-connector");
            screen.key(KeyCode.ESCAPE);
            screen.awaitShown("vendor-ninjaone");
        }
    }
}
