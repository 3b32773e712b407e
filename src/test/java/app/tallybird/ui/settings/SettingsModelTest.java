package app.tallybird.ui.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for all integrations, with its defaults. */
class SettingsModelTest {

    @TempDir
    private Path home;
    private final List<String> themes = new ArrayList<>();

    private SettingsModel open(AppOnSandbox hand) {
        SettingsModel model = new SettingsModel(hand.place(new DirectTaskRunner()), themes::add, () -> themes.add("team"),
                () -> themes.add("sharing"));
        model.enter();
        return model;
    }

    private static SettingRow row(SettingsModel model, String key) {
        return model.rows.stream().filter(row -> row.key.equals(key)).findFirst().orElseThrow();
    }

    @Test
    void everySettingSaysItsDefault() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            SettingsModel model = open(hand);
            assertThat(model.rows).extracting(row -> row.key).contains("theme", "rate", "service-drop-percent", "customer-drop-percent",
                    "keep-days", "keep-names-months", "proxy", "extra-ca", "webhook-kind", "tickets", "warn-days", "close-day",
                    "pre-close-days", "freeze-days");
            assertThat(row(model, "rate").byDefault).isEqualTo("Default: 90");
            assertThat(row(model, "proxy").byDefault).isEqualTo("Default: empty");
            assertThat(model.home.get()).isEqualTo(home.toString());
        }
    }

    @Test
    void whatFitsIsSavedAndWhatDoesNotSaysWhyAtItsField() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            SettingsModel model = open(hand);
            row(model, "rate").typed.set("20");
            row(model, "theme").typed.set("dark");
            row(model, "keep-days").typed.set("1");
            model.save();

            assertThat(row(model, "keep-days").error.get()).isEqualTo("\"1\" is not a whole number from 7 to 3650.");
            assertThat(row(model, "rate").error.get()).isEmpty();
            assertThat(hand.application.appSettings().sending().rate()).isEqualTo(20);
            assertThat(hand.application.appSettings().keepDays()).isEqualTo(730);
            assertThat(themes).containsExactly("dark");
            assertThat(model.good.get()).startsWith("2 settings are saved.");
        }
    }

    @Test
    void aChangedThresholdCountsForTheNextIntegrationOfTheSameWindow() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            SettingsModel model = open(hand);
            row(model, "service-drop-percent").typed.set("35");
            row(model, "customer-drop-percent").typed.set("70");
            model.save();
            assertThat(model.good.get()).isEqualTo("2 settings are saved. The next push uses them, here, from the command line and by "
                    + "schedule; one that is under way keeps what it began with.");

            Setup setup = hand.csv(hand.usage("usage", "1,Contoso,Seats,7"));

            assertThat(setup.settings().thresholds().serviceDropPercent()).isEqualTo(35);
            assertThat(setup.settings().thresholds().cellDropPercent()).isEqualTo(70);
            assertThat(Elsewhere.<Integer>look(setup, open -> open.context().integration().thresholds().serviceDropPercent()))
                    .isEqualTo(35);
        }
    }

    @Test
    void anAddressIsKeptAsASecretAndRemoved() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            SettingsModel model = open(hand);
            SettingRow webhook = model.addresses.getFirst();
            webhook.typed.set("ftp://example.com");
            model.save();
            assertThat(webhook.error.get()).startsWith("This is no address that notices can be sent to");
            webhook.typed.set("https://example.com/secret-hook");
            model.save();
            assertThat(webhook.kept.get()).isTrue();
            assertThat(webhook.typed.get()).isEmpty();
            assertThat(webhook.error.get()).isEmpty();

            model.remove(webhook);
            assertThat(webhook.kept.get()).isFalse();
            model.test();
            assertThat(model.problem.get()).isNotNull();
            assertThat(model.problem.get().what()).isEqualTo("No webhook is set.");
        }
    }

    @Test
    void diagnosticsAreShownBeforeTheyAreSavedAndSavedAsShown() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.ready();
            SettingsModel model = open(hand);
            assertThat(model.diagnostics.get()).isEmpty();
            model.showDiagnostics();
            assertThat(model.diagnostics.get()).contains("Integration: NinjaOne (ninjaone): no push yet");
            hand.desktop.file = Optional.of(home.resolve("diagnostics.txt"));
            model.saveDiagnostics();

            assertThat(Files.readString(home.resolve("diagnostics.txt"))).isEqualTo(model.diagnostics.get());
        }
    }
}
