package app.tallybird.ui.flow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.screens.Screen;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** Reviews with a great deal to decide: one decision for what is one thing, and no more cards than one can look at. */
class ManyReasonsTest {

    @TempDir
    private Path home;

    /** {@code units} by customer and service; below zero leaves the line out. */
    private Path file(int customers, int services, IntBinaryOperator units) throws Exception {
        StringBuilder lines = new StringBuilder("id,name,service,count\n");
        for (int customer = 0; customer < customers; customer++) {
            for (int service = 0; service < services; service++) {
                int number = units.applyAsInt(customer, service);
                if (number >= 0) {
                    lines.append(100 + customer).append(",Customer ").append(customer).append(",Service ").append(service).append(',')
                            .append(number).append('\n');
                }
            }
        }
        return Files.writeString(home.resolve("counts.csv"), lines.toString());
    }

    private static Screen review(AppOnSandbox hand, Setup setup) throws Exception {
        Screen screen = Screen.open(hand, 1280, 800);
        screen.on(() -> {
            screen.shell.open(setup.name(), Step.REVIEW);
            return true;
        });
        screen.await("the review", () -> screen.stage.getScene().lookup("#next") != null && screen.label("next").startsWith("Send "));
        return screen;
    }

    private static void awaitFocus(Screen screen, String id) {
        screen.await("the focus on " + id, () -> screen.stage.getScene().getFocusOwner() instanceof Node at && id.equals(at.getId()));
    }

    @Test
    void aBroadFallIsOneDecision() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(file(20, 8, (customer, service) -> customer * 8 + service < 138 ? 79 : 78)));
            Pushes.push(setup);
            file(20, 8, (customer, service) -> customer * 8 + service < 75 ? 15 : 14);
            try (Screen screen = review(hand, setup)) {
                screen.awaitNext("Send 0 counts, hold 160");
                screen.shoot("21-broad-fall");
                awaitFocus(screen, "again-service-all");
                screen.key(KeyCode.TAB, KeyCode.SHIFT);
                assertThat(screen.focus()).isEqualTo("typed-service-all");
                // Enter accepts what is typed, and never sends
                screen.write("2314");
                screen.key(KeyCode.ENTER);
                assertThat(screen.label("next")).isEqualTo("Send 0 counts, hold 160");
                screen.fill("typed-service-all", "");
                screen.write("2315");
                screen.key(KeyCode.ENTER);
                awaitFocus(screen, "nothing-left");
                assertThat(screen.label("next")).isEqualTo("Send 160 counts");
                assertThat(hand.sandbox.synthesize().accepted()).hasSize(160);
                screen.key(KeyCode.ENTER);
                screen.awaitNext("Done");
                assertThat(hand.sandbox.synthesize().counts().values().stream().mapToInt(Number::intValue).sum()).isEqualTo(2_315);
            }
        }
    }

    @Test
    void sixCardsAreShownAndTheRestIsOffered() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(file(30, 12, (customer, service) -> customer == 29 ? -1 : 40)));
            Pushes.push(setup);
            // five services fall, a customer is at zero, two fall, one rises, and one is new
            file(30, 12, (customer,
                    service) -> customer == 0 ? 0 : service < 5 ? 8 : customer == 1 || customer == 2 ? 3 : customer == 3 ? 400 : 40);
            try (Screen screen = review(hand, setup)) {
                screen.await("the cards", () -> screen.stage.getScene().lookup("#more-causes") != null);
                screen.shoot("21-many-cards");
                assertThat(cards(screen)).isEqualTo(6);
                assertThat(screen.label("more-causes")).isEqualTo("and 3 more");
                screen.press("more-causes");
                screen.shoot("21-all-cards");
                assertThat(cards(screen)).isEqualTo(9);
                focus(screen, "single-customer-falls");
                screen.key(KeyCode.SPACE);
                awaitFocus(screen, "accept-customer-falls-101");
                assertThat(inSight(screen)).isTrue();
                screen.shoot("21-one-by-one");
                screen.key(KeyCode.SPACE);
                awaitFocus(screen, "accept-customer-falls-102");
                screen.key(KeyCode.ESCAPE);
                screen.await("the card of all of them", () -> screen.stage.getScene().lookup("#single-customer-falls") != null);
                screen.press("hold-service-Service-0");
                screen.press("note-service-Service-0");
                screen.write("asking");
                // Enter in a field keeps the note, and never sends
                screen.key(KeyCode.ENTER);
                screen.shoot("21-note");
                assertThat(hand.sandbox.synthesize().accepted()).hasSize(29 * 12);
            }
        }
    }

    /** Whether what has the focus is above the footer. */
    private static boolean inSight(Screen screen) {
        return screen.on(() -> {
            Node at = screen.stage.getScene().getFocusOwner();
            return at.localToScene(at.getLayoutBounds()).getMaxY() < screen.find("next").localToScene(0, 0).getY();
        });
    }

    private static void focus(Screen screen, String id) {
        screen.on(() -> {
            screen.stage.getScene().lookup("#" + id).requestFocus();
            return id;
        });
    }

    private static int cards(Screen screen) {
        return screen.on(() -> screen.stage.getScene().getRoot().lookupAll(".cause-card").size());
    }
}
