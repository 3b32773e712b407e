package app.tallybird.ui.screens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.exchange.AuthorKey;
import app.tallybird.connector.exchange.Signature;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;
import app.tallybird.ui.kit.AppOnSandbox;

import static org.assertj.core.api.Assertions.assertThat;

/** An integration whose connector was changed by somebody else: from the home page to the decision, on the real window. */
class TrustScreensTest {

    @TempDir
    private Path home;
    @TempDir
    private Path elsewhere;

    @Test
    void aChangedConnectorIsLookedAtFromTheHomePage() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            DraftTree before = DraftTree.parse(Catalog.text(hand.application.catalog().entry("sophos-central", home))).orElseThrow()
                    .with("/id", "sophos-own").with("/name", "Sophos of a colleague");
            Path given = Files.writeString(elsewhere.resolve("given.json"), before.text());
            Signature.put(Optional.of(AuthorKey.fresh().sign(before.text())), given);
            hand.application.approvals().take(hand.application.approvals().arriving(given));
            hand.application.settings()
                    .add(new IntegrationSettings("Sophos", "sophos-own", Map.of(), Thresholds.defaults(), false, ServiceEdits.NONE));
            DraftTree after = before.with("/http/allowedHosts/-", "collector.example.com");
            Path file = Files.writeString(home.resolve("connectors/sophos-own.json"), after.text());
            Signature.put(Optional.of(AuthorKey.fresh().sign(after.text())), file);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.awaitShown("integrations");
                screen.shoot("9-home-connector");
                screen.on(() -> {
                    screen.shell.open("Sophos", app.tallybird.ui.wizard.Step.VENDOR);
                    return true;
                });
                screen.awaitShown("accept-import");
                screen.shoot("1-vendor-trust");
                assertThat(screen.find("accept-import").isDisabled()).isTrue();
                screen.on(() -> {
                    ((javafx.scene.control.CheckBox) screen.stage.getScene().lookup("#asked-author")).setSelected(true);
                    return true;
                });
                assertThat(screen.find("accept-import").isDisabled()).isFalse();
                screen.press("accept-import");
                screen.await("the decision to be kept", () -> hand.application.approvals().inPlace("sophos-own").orElseThrow().isSame());
            }
        }
    }
}
