package app.tallybird.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.alerts.AlertsModel;
import app.tallybird.ui.history.HistoryModel;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.LockedAway;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.settings.SettingsModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.WizardModel;

import static org.assertj.core.api.Assertions.assertThat;

/** No page touches settings, ledgers or secrets on the screen's thread. */
class OffTheScreenTest {

    @TempDir
    private Path home;
    private final QueueingTaskRunner runner = new QueueingTaskRunner();
    private final List<String> left = new ArrayList<>();

    private WizardModel wizard(AppOnSandbox hand, Setup setup) {
        Runnable nowhere = () -> {
        };
        return Pages.of(setup, hand.place(runner),
                new Pages.Exits(() -> left.add("home"), nowhere, nowhere, nowhere, () -> left.add("compare"))).wizard();
    }

    @Test
    void theStepsOfASetUpFromTheVendorToTheEnd() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            Setup setup = new SetupStore(hand.application).open("NinjaOne");
            Elsewhere.done(setup, Step.MAP);
            try (LockedAway locked = new LockedAway(hand, runner)) {
                WizardModel wizard = wizard(hand, setup);
                assertThat(wizard.open(Step.VENDOR)).isTrue();
                for (Step step : Step.values()) {
                    runner.all();
                    assertThat(wizard.current.get().step).isEqualTo(step);
                    assertThat(wizard.current.get().problem.get()).isNull();
                    assertThat(wizard.current.get().blocked.get()).isEmpty();
                    wizard.next();
                }
                runner.all();
            }
            assertThat(left).containsExactly("home");
            assertThat(hand.programs.crontab).contains("NinjaOne");
            assertThat(hand.sandbox.synthesize().accepted()).hasSizeGreaterThan(8);
            assertThat(new SetupStore(hand.application).open("NinjaOne").done()).containsExactlyInAnyOrder(Step.values());
        }
    }

    @Test
    void aDraftIsPutAsideAndGoneOnWith() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = Setup.fresh(hand.application);
            setup.choose(hand.application.catalog().find("ninjaone", home), "ninjaone");
            try (LockedAway locked = new LockedAway(hand, runner)) {
                WizardModel wizard = wizard(hand, setup);
                wizard.start();
                runner.all();
                wizard.next();
                runner.all();
                assertThat(wizard.current.get().step).isEqualTo(Step.CONNECT);
                assertThat(wizard.current.get().nextLabel.get()).isEqualTo("Test both sides");
                wizard.close();
            }
            assertThat(left).containsExactly("home");
        }
    }

    @Test
    void historyAlertsAndSettings() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            try (LockedAway locked = new LockedAway(hand, runner)) {
                HistoryModel history = new HistoryModel(hand.place(runner));
                history.enter("NinjaOne");
                AlertsModel alerts = new AlertsModel(hand.place(runner));
                alerts.enter();
                SettingsModel settings = new SettingsModel(hand.place(runner), scheme -> left.add(scheme), () -> {
                }, () -> {
                });
                settings.enter();
                runner.all();
                history.leave();
                alerts.leave();
                settings.leave();
            }
            assertThat(left).isEmpty();
        }
    }
}
