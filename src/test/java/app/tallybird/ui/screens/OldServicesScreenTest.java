package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.CheckBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.Visitors;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** The Services page where an old script has been: its service is taken over by pressing a button, and given back by another. */
class OldServicesScreenTest {

    @TempDir
    private Path home;

    @Test
    void whatAnOldScriptLeftIsDecidedByPressing() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); Screen screen = Screen.open(hand, 1280, 800)) {
            Visitors.script(hand.sandbox, "Devices", Map.of("1", "One"), Map.of("1", 9));
            Visitors.script(hand.sandbox, "Old agents", Map.of("1", "One"), Map.of("1", 4));
            Setup setup = hand.ninja();
            Elsewhere.done(setup, Step.VENDOR);
            Elsewhere.done(setup, Step.CONNECT);
            Elsewhere.done(setup, Step.ACCOUNTS);
            screen.on(() -> {
                screen.shell.open(setup.name(), Step.SERVICES);
                return setup;
            });
            screen.awaitNext("Create 8 services");
            screen.press("not-ours-svc-2");
            screen.await("the decision", () -> screen.stage.getScene().lookup("#undecide-svc-2") != null);
            screen.shoot("4-services-old");
            screen.on(() -> {
                ((CheckBox) screen.stage.getScene().lookup("#keep-name-svc-1")).setSelected(true);
                return true;
            });
            screen.press("to-zero-svc-1");
            assertThat(hand.sandbox.synthesize().counts()).containsEntry("1 Devices", new java.math.BigDecimal("9"));
            screen.press("keep-numbers-svc-1");
            assertThat(screen.on(() -> ((CheckBox) screen.stage.getScene().lookup("#keep-name-svc-1")).isSelected())).isTrue();
            screen.on(() -> {
                ((CheckBox) screen.stage.getScene().lookup("#keep-name-svc-1")).setSelected(false);
                return true;
            });
            screen.press("adopt-svc-1");
            screen.awaitNext("Apply 8 changes");
            assertThat(screen.stage.getScene().lookup("#undecide-svc-1")).isNotNull();
        }
    }
}
