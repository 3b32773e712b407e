package app.tallybird.ui.screens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.Integrations;
import app.tallybird.app.Schedules;
import app.tallybird.app.UnattendedPush;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** A month with one that is held, one that failed, one not yet and some pushed: pictures to look at, and a look back. */
@Tag("long")
class HomeScreensTest {

    @TempDir
    private Path home;

    private void write(String name, int units) throws Exception {
        Files.writeString(home.resolve(name + ".csv"), "id,name,service,count\n901,Contoso," + name + "," + units + "\n");
    }

    @Test
    void aMonth() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 45)) {
            Setup ninja = hand.ready();
            List<String> names = List.of("Huntress", "Proofpoint Essentials", "Distributor e-file");
            List<Setup> files = new ArrayList<>();
            for (String name : names) {
                write(name, 1_000);
                files.add(hand.ready(hand.csv(home.resolve(name + ".csv"))));
            }
            for (int month = 0; month < 8; month++) {
                for (int at = 0; at < names.size(); at++) {
                    if (at < 2 || month < 7) {
                        write(names.get(at), 1_000 + at * 400 + month * (13 + 7 * at));
                        Pushes.push(files.get(at));
                    }
                }
                if (month < 7) {
                    Pushes.push(ninja);
                    hand.sandbox.customers().setDevices(month + 1, 40 + month);
                    hand.clock.pass(Duration.ofDays(30));
                }
            }
            Pushes.price(ninja, "total-devices", "5.50");
            Pushes.price(files.get(1), names.get(1), "2.25");
            Files.delete(home.resolve("Huntress.csv"));
            hand.sandbox.customers().setDevices(7, 3);
            hand.sandbox.customers().removeCustomer(9);
            hand.sandbox.customers().removeCustomer(14);
            new Schedules(hand.application, hand.programs).set("NinjaOne",
                    new Schedule(new Rhythm.Monthly(Rhythm.Monthly.LAST, LocalTime.of(2, 0)), Schedule.Start.ALWAYS));
            unwatched(hand, "NinjaOne");
            unwatched(hand, files.getFirst().name());
            Integrations all = new Integrations(hand.application, hand.programs);
            for (int at = 0; at < names.size(); at++) {
                all.rename(files.get(at).name(), names.get(at));
            }
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.awaitShown("integrations");
                screen.awaitRows("integrations", 4);
                screen.shoot("20-home-month");
                screen.size(1024, 640);
                screen.save("20-home-month-1024", 1);
                assertThat(screen.label("push-all")).isEqualTo("Review what waits");
                assertThat(Sight.seen(screen.find("push-all"))).isTrue();
                screen.size(1280, 800);
                String month = screen.text("month-title");
                screen.press("month-earlier");
                screen.await("the month before", () -> !screen.text("month-title").equals(month));
                screen.save("20-home-month-before", 1);
                assertThat(screen.has("push-all")).isFalse();
                screen.press("open-NinjaOne");
                screen.await("the numbers", () -> screen.has("numbers"));
                screen.shoot("23-integration");
                screen.size(1024, 640);
                screen.save("23-integration-1024", 1);
                screen.size(1280, 800);
                tab(screen, 1);
                screen.awaitShown("runs");
                screen.save("23-integration-pushes", 1);
                tab(screen, 3);
                screen.awaitShown("open-map");
                screen.save("23-integration-set-up", 1);
                screen.press("open-map");
                screen.awaitShown("step-map");
            }
        }
    }

    private static void tab(Screen screen, int at) {
        screen.on(() -> {
            ((ToggleButton) ((Chips<?, ?>) screen.stage.getScene().lookup("#integration-tabs")).getChildren().get(at)).fire();
            return at;
        });
    }

    private void unwatched(AppOnSandbox hand, String name) {
        IntegrationChoice choice = new IntegrationChoice(Optional.of(name), Optional.empty(), Optional.of(home),
                Optional.of(hand.sandbox.url()), 95);
        try (Application one = Application.open(hand.application.surroundings(), choice, hand.secrets)) {
            new UnattendedPush(one, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), true).run(PushListener.none(),
                    Cancel.never());
        }
    }
}
