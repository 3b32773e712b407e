package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.Visitors;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** Who the names of a file without ids are, said by keyboard. */
class NamesScreenTest {

    @TempDir
    private Path home;

    @Test
    void theNamesAreSaidByKeyboard() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            Visitors.script(hand.sandbox, "Seats",
                    Map.of("K-10412", "Adatum Dental", "K-10418", "Alpine Ski House", "K-10420", "Bellows College"), Map.of());
            Path file = hand.usage("usage", ",ADATUM Dental Ltd,Seats,25", ",Alpine Ski House,Seats,48", ",Munson's Pickles,Seats,27",
                    ",Bellows-College Inc.,Seats,210");
            Setup setup = hand.csv(file);
            Map<String, String> inputs = new HashMap<>(setup.settings().inputs());
            inputs.put("accountId", "name");
            Elsewhere.save(setup, setup.settings().withInputs(inputs));
            Elsewhere.done(setup, Step.VENDOR);
            Elsewhere.done(setup, Step.CONNECT);
            screen.on(() -> {
                screen.shell.open(setup.name(), Step.ACCOUNTS);
                return setup;
            });
            screen.awaitNext("Keep 2 answers");
            screen.await("the focus", () -> "name-is-0".equals(screen.stage.getScene().getFocusOwner().getId()));
            screen.shoot("3-accounts-names");
            screen.key(KeyCode.DOWN);
            screen.key(KeyCode.UP);
            screen.press("next");
            screen.awaitNext("Apply 1 change");
            assertThat(hand.sandbox.synthesize().accountNames()).containsOnlyKeys("K-10412", "K-10418", "K-10420");
        }
    }
}
