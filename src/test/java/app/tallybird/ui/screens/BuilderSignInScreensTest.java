package app.tallybird.ui.screens;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.DemoVendors;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.stage.StageClock;
import app.tallybird.ui.kit.AppOnSandbox;

import static app.tallybird.ui.screens.BuilderActs.choose;
import static org.assertj.core.api.Assertions.assertThat;

/** Catalog connectors of each kind of sign-in, opened in the builder: their values stand in the controls, and an edit changes just that. */
@Tag("long")
class BuilderSignInScreensTest {

    @TempDir
    private Path home;

    @Test
    void aSessionIsShownTriedAndEdited() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.sandbox.alsoPlay(DemoVendors.recorded(() -> hand.application.catalog().all(), new StageClock()));
            JsonObject document = open(screen, hand, "cove-data-protection");
            assertThat(value(screen, "at-version")).isEqualTo("1.1.0");
            assertThat(value(screen, "at-note")).isEqualTo(document.get("note").getAsString());
            assertThat(value(screen, "at-beta")).isEqualTo("true");
            assertThat(value(screen, "at-inputs-0-example")).isEqualTo("Example MSP (it@example-msp.com)");
            assertThat(value(screen, "at-inputs-0-env")).isEqualTo("PARTNER_NAME");
            screen.shoot("12-builder-credentials-more");
            screen.on(() -> {
                ((TextInputControl) screen.stage.getScene().lookup("#value-partner")).setText("Example MSP (it@example-msp.com)");
                ((TextInputControl) screen.stage.getScene().lookup("#value-user")).setText("api_billing");
                ((TextInputControl) screen.stage.getScene().lookup("#value-token")).setText("fake-secret-0001");
                return true;
            });
            screen.press("card-sign_in");
            assertThat(value(screen, "at-auth-type")).isEqualTo("session");
            assertThat(value(screen, "at-auth-login-method")).isEqualTo("POST");
            assertThat(value(screen, "at-auth-login-path")).isEqualTo("/jsonapi");
            assertThat(value(screen, "at-auth-login-body-kind")).isEqualTo("json");
            assertThat(JsonParser.parseString(value(screen, "at-auth-login-json")))
                    .isEqualTo(document.getAsJsonObject("auth").getAsJsonObject("login").get("json"));
            assertThat(value(screen, "at-auth-token")).isEqualTo("visa");
            assertThat(value(screen, "at-auth-validSeconds")).isEqualTo("900");
            assertThat(value(screen, "at-auth-json-visa")).isEqualTo("{{session.token}}");
            assertThat(value(screen, "at-auth-renewFrom")).isEqualTo("visa");
            assertThat(value(screen, "at-http-timeoutSeconds")).isEqualTo("120");
            assertThat(value(screen, "at-http-rate-requests")).isEqualTo("4");
            screen.press("test-sign-in");
            screen.await("the run to end", () -> !screen.stage.getScene().lookup("#stop-run").isVisible()
                    && screen.stage.getScene().lookup("#run-status").isVisible());
            screen.shoot("12-builder-session");
            assertThat(BuilderActs.unnamed(screen)).isEmpty();
            reach(screen, "at-auth-renewFrom");
            screen.shoot("12-builder-session-below");
            reach(screen, "at-http-failWhen-add");
            screen.press("at-http-failWhen-add");
            reach(screen, "at-http-failWhen-0-message");
            screen.shoot("12-builder-http");
            assertThat(BuilderActs.unnamed(screen)).isEmpty();
            screen.fill("at-auth-validSeconds", "600");
            JsonObject auth = document.getAsJsonObject("auth").deepCopy();
            auth.addProperty("validSeconds", 600);
            assertThat(auth(screen, "auth")).hasToString(auth.toString());
            screen.fill("at-auth-login-json", "{\"method\": \"Login\", \"params\": {\"password\": \"{{secret.token}}\"}}");
            assertThat(auth(screen, "auth").getAsJsonObject("login")).hasToString("{\"method\":\"POST\",\"path\":\"/jsonapi\","
                    + "\"json\":{\"method\":\"Login\",\"params\":{\"password\":\"{{secret.token}}\"}}}");
        }
    }

    @Test
    void aSignatureARefreshTokenAndAPasswordAreShownAndEdited() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            JsonObject duo = open(screen, hand, "duo");
            screen.press("card-sign_in");
            assertThat(value(screen, "at-auth-scheme")).isEqualTo("duo");
            assertThat(value(screen, "at-auth-keyId")).isEqualTo("{{input.integrationKey}}");
            assertThat(value(screen, "at-auth-secret")).isEqualTo("{{secret.secretKey}}");
            assertThat(value(screen, "at-http-failWhen-0-status")).isEqualTo("200");
            assertThat(value(screen, "at-http-failWhen-0-body-0-field")).isEqualTo("stat");
            assertThat(value(screen, "at-http-failWhen-0-message")).isEqualTo("message");
            screen.shoot("12-builder-signed");
            screen.fill("at-http-failWhen-0-message", "message_detail");
            JsonObject http = duo.getAsJsonObject("http").deepCopy();
            http.getAsJsonArray("failWhen").get(0).getAsJsonObject().addProperty("message", "message_detail");
            assertThat(auth(screen, "http")).hasToString(http.toString());

            JsonObject graph = open(screen, hand, "microsoft-365-graph");
            screen.press("card-sign_in");
            assertThat(value(screen, "at-auth-grant")).isEqualTo("refreshToken");
            assertThat(value(screen, "at-auth-refreshToken")).isEqualTo("{{secret.refreshToken}}");
            assertThat(value(screen, "at-auth-saveRefreshTokenAs")).isEqualTo("refreshToken");
            screen.shoot("12-builder-refresh");
            choose(screen, "at-auth-saveRefreshTokenAs", "");
            JsonObject auth = graph.getAsJsonObject("auth").deepCopy();
            auth.remove("saveRefreshTokenAs");
            assertThat(auth(screen, "auth")).hasToString(auth.toString());
            screen.press("card-licences");
            assertThat(value(screen, "at-tables-licences-auth-type")).isEqualTo("oauth2");
            assertThat(value(screen, "at-tables-licences-auth-tokenUrl"))
                    .isEqualTo("https://login.microsoftonline.com/{{parent.tenantId}}/oauth2/v2.0/token");
            reach(screen, "at-tables-licences-auth-scope");
            screen.shoot("12-builder-table-sign-in");
            assertThat(BuilderActs.unnamed(screen)).isEmpty();
            choose(screen, "at-tables-licences-auth-type", "");
            JsonObject licences = graph.getAsJsonObject("tables").getAsJsonObject("licences").deepCopy();
            licences.remove("auth");
            assertThat(auth(screen, "tables").getAsJsonObject("licences")).hasToString(licences.toString());
            screen.press("undo");
            assertThat(auth(screen, "tables")).hasToString(graph.getAsJsonObject("tables").toString());

            JsonObject webroot = open(screen, hand, "webroot");
            screen.press("card-sign_in");
            assertThat(value(screen, "at-auth-grant")).isEqualTo("password");
            assertThat(value(screen, "at-auth-clientAuth")).isEqualTo("basic");
            assertThat(value(screen, "at-auth-username")).isEqualTo("{{input.user}}");
            assertThat(value(screen, "at-auth-password")).isEqualTo("{{secret.password}}");
            assertThat(value(screen, "at-auth-scope")).isEqualTo("*");
            screen.fill("at-auth-scope", "Console.GSM");
            JsonObject changed = webroot.getAsJsonObject("auth").deepCopy();
            changed.addProperty("scope", "Console.GSM");
            assertThat(auth(screen, "auth")).hasToString(changed.toString());
            choose(screen, "at-auth-type", "session");
            screen.shoot("12-builder-session-proposed");
            screen.press("undo");
            assertThat(auth(screen, "auth")).hasToString(changed.toString());
            screen.press("card-dns");
            reach(screen, "at-tables-dns-failWhen-0-then");
            assertThat(value(screen, "at-tables-dns-failWhen-0-then")).isEqualTo("noRows");
            screen.shoot("12-builder-table-errors");

            open(screen, hand, "acronis");
            screen.press("card-tenants");
            assertThat(value(screen, "at-tables-tenants-paging-nextQuery")).isEqualTo("true");
            reach(screen, "at-tables-tenants-paging-maxPages");
            screen.shoot("12-builder-paging-more");
            assertThat(BuilderActs.unnamed(screen)).isEmpty();
        }
    }

    /** Begins with a copy of a catalog connector and answers with the catalog's document. */
    private static JsonObject open(Screen screen, AppOnSandbox hand, String id) {
        Catalog.Entry entry = hand.application.catalog().entry(id, Path.of("."));
        if (screen.has("close-builder")) {
            screen.press("close-builder");
        } else {
            screen.press("begin-build");
        }
        screen.await("the catalog", () -> screen.stage.getScene().lookup("#start-catalog") instanceof ComboBox<?> box
                && box.getItems().contains(entry.document().name()));
        choose(screen, "start-catalog", entry.document().name());
        screen.press("start-copy");
        screen.await("the builder", () -> screen.stage.getScene().lookup("#card-sign_in") != null);
        return JsonParser.parseString(Catalog.text(entry)).getAsJsonObject();
    }

    /** A part of the document as the JSON view has it. */
    private static JsonObject auth(Screen screen, String part) {
        screen.press("view-json");
        JsonElement json = screen.on(() -> JsonParser.parseString(((TextInputControl) screen.stage.getScene().lookup("#json")).getText()));
        screen.press("view-json");
        return json.getAsJsonObject().getAsJsonObject(part);
    }

    private static String value(Screen screen, String id) {
        screen.await("#" + id, () -> screen.stage.getScene().lookup("#" + id) != null);
        return switch (screen.find(id)) {
            case TextInputControl field -> field.getText();
            case ComboBox<?> box -> String.valueOf(box.getValue());
            case CheckBox box -> String.valueOf(box.isSelected());
            case Node other -> throw new AssertionError("no value in " + other);
        };
    }

    /** Scrolls until the control can be seen. */
    private static void reach(Screen screen, String id) {
        screen.on(() -> {
            screen.stage.getScene().getRoot().applyCss();
            screen.stage.getScene().getRoot().layout();
            Node node = screen.stage.getScene().lookup("#" + id);
            Node at = node;
            while (!(at instanceof ScrollPane)) {
                at = at.getParent();
            }
            ScrollPane pane = (ScrollPane) at;
            Node content = pane.getContent();
            double y = content.sceneToLocal(node.localToScene(0, 0)).getY();
            double room = content.getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
            pane.setVvalue(room <= 0 ? 0 : Math.clamp((y - pane.getViewportBounds().getHeight() * 0.7) / room, 0, 1));
            return node;
        });
    }
}
