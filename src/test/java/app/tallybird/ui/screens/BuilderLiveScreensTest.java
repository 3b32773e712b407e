package app.tallybird.ui.screens;

import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.ui.kit.AppOnSandbox;

import static app.tallybird.ui.screens.BuilderActs.idle;
import static app.tallybird.ui.screens.BuilderActs.type;
import static org.assertj.core.api.Assertions.assertThat;

/** What the builder shows of the vendor's rows, of parents to choose from, and of a secret in the document, on the real window. */
@Tag("long")
class BuilderLiveScreensTest {

    @TempDir
    private Path home;

    private static final String DOCUMENT = """
            {"format": 1, "id": "own", "name": "Own", "version": "1.0.0",
             "inputs": [{"key": "clientId", "label": "Client ID"}, {"key": "clientSecret", "label": "Client secret", "secret": true}],
             "http": {"base": "https://app.ninjarmm.com", "allowedHosts": ["app.ninjarmm.com"]},
             "auth": {"type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://app.ninjarmm.com/ws/oauth/token",
               "clientId": "{{input.clientId}}", "clientSecret": "{{secret.clientSecret}}", "scope": "monitoring"},
             "tables": {
               "organizations": {"request": {"path": "/v2/organizations"}, "rows": ".", "key": "id", "paging": {"type": "none"}},
               "devices": {"request": {"path": "/v2/devices", "query": {"df": "org = {{parent.id}}"}}, "rows": ".", "key": "id",
                 "forEach": "organizations", "where": [{"field": "nodeClass", "is": "WINDOWS_WORKSTATION"}],
                 "latest": {"per": ["organizationId"], "by": "created"}, "paging": {"type": "none"}}}}
            """;

    @Test
    void choosesAParentOpensAValueAndTakesASecretOutOfTheDocument() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.press("begin-build");
            type(screen, "start-name", "Own");
            type(screen, "start-address", "https://app.ninjarmm.com");
            screen.press("start-blank");
            screen.press("view-json");
            type(screen, "json", DOCUMENT);
            screen.press("view-json");
            screen.press("card-credentials");
            type(screen, "value-clientId", NinjaSide.CLIENT_ID);
            type(screen, "value-clientSecret", NinjaSide.CLIENT_SECRET);
            screen.press("card-devices");
            screen.press("run");
            idle(screen);
            screen.press("tab-Rows");
            screen.shoot("11-builder-dropped");
            screen.press("ask-for");
            type(screen, "parent-search", "4");
            screen.shoot("11-builder-parents");
            screen.on(() -> {
                ListView<?> list = (ListView<?>) screen.stage.getScene().lookup("#parents");
                assertThat(list.getItems()).isNotEmpty();
                Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
                return list;
            });
            screen.await("the choice", () -> ((Button) screen.stage.getScene().lookup("#ask-for")).getText().contains("· 4"));
            screen.press("run");
            idle(screen);
            screen.press("tab-Rows");
            screen.on(() -> {
                TableView<?> rows = (TableView<?>) screen.stage.getScene().lookup("#rows-table");
                rows.getFocusModel().focus(0);
                focus(rows);
                Event.fireEvent(rows, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
                return rows;
            });
            screen.shoot("11-builder-value");
            assertThat(screen.on(() -> ((TextArea) screen.stage.getScene().lookup("#cell-value")).isVisible()
                    && !((TextArea) screen.stage.getScene().lookup("#cell-value")).getText().isEmpty())).isTrue();
            screen.press("view-json");
            type(screen, "json", DOCUMENT.replace("{{secret.clientSecret}}", "sk-live-0123456789"));
            screen.shoot("11-builder-secret");
            screen.press("make-secret-field");
            screen.shoot("11-builder-secret-moved");
            assertThat(screen.on(() -> ((TextArea) screen.stage.getScene().lookup("#json")).getText())).contains("{{secret.clientSecret2}}")
                    .doesNotContain("sk-live");
            assertThat(screen.on(() -> screen.stage.getScene().lookup("#secret-in-document").isVisible())).isFalse();
        }
    }

    private static <R> void focus(TableView<R> rows) {
        rows.getFocusModel().focus(0, rows.getColumns().get(1));
    }
}
