package app.tallybird.ui.screens;

import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** A service of one's own is made on the Services page by pressing. */
class OwnServicesScreenTest {

    @TempDir
    private Path home;

    @Test
    void aSumIsMadeAndBroughtToSynthesize() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1280, 1000)) {
            Setup setup = hand.ninja();
            Elsewhere.done(setup, Step.VENDOR);
            Elsewhere.done(setup, Step.CONNECT);
            Elsewhere.done(setup, Step.ACCOUNTS);
            screen.on(() -> {
                screen.shell.open(setup.name(), Step.SERVICES);
                return setup;
            });
            screen.awaitNext("Create 8 services");
            screen.press("own-new");
            screen.await("the form", () -> screen.stage.getScene().lookup("#own-name") != null);
            screen.on(() -> {
                ((TextField) screen.stage.getScene().lookup("#own-name")).setText("Managed computers");
                choose(screen, "own-part-workstations", 1);
                choose(screen, "own-part-total-servers", 1);
                choose(screen, "own-part-mobile-devices", 2);
                return true;
            });
            screen.shoot("4-services-own-form");
            screen.press("own-keep");
            screen.awaitNext("Create 6 services");
            screen.shoot("4-services-own");
            assertThat(hand.application.settings().find(setup.name()).orElseThrow().services().own().all()).singleElement()
                    .satisfies(own -> assertThat(own.words(key -> key)).isEqualTo("total-servers + workstations \u2212 mobile-devices"));
        }
    }

    @SuppressWarnings("unchecked")
    private static void choose(Screen screen, String id, int place) {
        ((ComboBox<Object>) screen.stage.getScene().lookup("#" + id)).getSelectionModel().select(place);
    }
}
