package app.tallybird.ui.sharing;

import java.nio.file.Path;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.stage.StagePostgres;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.screens.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on the real screen, from Settings on, to a database and back. */
class SharingScreenTest {

    @TempDir
    private Path home;

    private static void type(Screen screen, String id, String text) {
        screen.on(() -> {
            ((TextField) screen.stage.getScene().lookup("#" + id)).setText(text);
            return text;
        });
    }

    @Test
    void theLedgerIsSharedAndTakenBack() throws Exception {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Pushes.push(hand.ready());
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.awaitShown("go-settings");
                screen.press("go-settings");
                screen.awaitShown("open-sharing");
                screen.press("open-sharing");
                screen.awaitShown("sharing-test");
                type(screen, "sharing-database", "127.0.0.1:" + server.port() + "/" + database + "?tls=off");
                type(screen, "sharing-user", "postgres");
                screen.press("sharing-test");
                screen.awaitShown("sharing-copy");
                screen.shoot("14-sharing-tested");
                assertThat(screen.text("sharing-there")).isEqualTo("Nothing yet; the ledger is made with the first copy.");
                screen.press("sharing-copy");
                screen.awaitShown("sharing-test-again");
                screen.press("sharing-test-again");
                screen.awaitShown("sharing-server");
                screen.shoot("14-sharing-shared");
                assertThat(screen.text("sharing-address")).isEqualTo("postgresql://127.0.0.1:" + server.port() + "/" + database);
                screen.press("sharing-leave");
                screen.awaitShown("sharing-take");
                screen.shoot("14-sharing-leaving");
                screen.press("sharing-take");
                screen.awaitShown("sharing-database");
                screen.press("home");
                screen.awaitShown("integrations");
            }
        }
    }
}
