package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Preferences;
import app.tallybird.settings.SettingKey;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;

import static org.assertj.core.api.Assertions.assertThat;

/** The last day of a month at the home page: it is closed after a question, and the page says so. */
class MonthScreenTest {

    @TempDir
    private Path home;

    @Test
    void aMonthIsClosedAfterAQuestion() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            new Preferences(hand.application).set(SettingKey.CLOSE_DAY.key(), "last");
            hand.sandbox.synthesize().map("902", false);
            Pushes.push(hand.ready(hand.csv(hand.usage("usage", "901,Contoso,Seats,117", "902,Fabrikam,Seats,9"))));
            hand.clock.pass(Duration.ofDays(18));
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.await("the month", () -> screen.stage.getScene().lookup("#month-close") != null);
                screen.shoot("20-home-close");
                screen.press(screen.find("month-close").isVisible() ? "month-close" : "push-all");
                screen.await("the question", () -> screen.stage.getScene().lookup("#month-close-now") != null);
                screen.shoot("20-home-closing");
                screen.press("month-close-now");
                screen.await("the closed month", () -> ((Labeled) screen.find("month-title")).getText().equals("March 2026 \u00b7 closed"));
                screen.shoot("20-home-closed");
                assertThat(hand.application.closedMonths().all()).hasSize(1);
                screen.press("month-reopen");
                screen.await("the reason", () -> screen.stage.getScene().lookup("#month-reason") != null);
                screen.on(() -> {
                    ((TextField) screen.stage.getScene().lookup("#month-reason")).setText("The licence file came late");
                    return true;
                });
                screen.shoot("20-home-reopening");
                screen.press("month-reopen-now");
                screen.await("the open month", () -> !((Labeled) screen.find("month-title")).getText().endsWith("closed"));
                assertThat(hand.application.closedMonths().all()).isEmpty();
                assertThat(hand.application.closedMonths().earlier(YearMonth.of(2026, 3))).singleElement()
                        .satisfies(before -> assertThat(before.reopened().orElseThrow().reason()).isEqualTo("The licence file came late"));
            }
        }
    }

    @Test
    void theChosenIntegrationStaysSoWhenTheMonthIsReadAgain() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            for (String name : List.of("first", "second")) {
                hand.ready(hand.csv(hand.usage(name, "901,Contoso,Seats,117")));
            }
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.await("the rows", () -> list(screen).getItems().size() == 2);
                Object before = screen.on(() -> {
                    list(screen).requestFocus();
                    list(screen).getSelectionModel().select(1);
                    return list(screen).getItems().get(1);
                });
                screen.on(() -> {
                    screen.shell.home();
                    return true;
                });
                screen.await("the rows again", () -> list(screen).getItems().get(1) != before);
                assertThat(screen.on(() -> list(screen).getSelectionModel().getSelectedIndex())).isEqualTo(1);
            }
        }
    }

    private static ListView<?> list(Screen screen) {
        return (ListView<?>) screen.stage.getScene().lookup("#integrations");
    }
}
