package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.sandbox.VendorSides;
import app.tallybird.ui.kit.Stagehand;

import static org.assertj.core.api.Assertions.assertThat;

/** Builds a connector for a paged API with OAuth 2 from nothing, on the real window, saves it, and pushes with it. */
class BuilderScreensTest {

    @TempDir
    private Path home;

    @Test
    void buildsSavesAndPushes() throws Exception {
        try (Stagehand hand = new Stagehand(home); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.shoot("11-builder-home");
            screen.press("begin-build");
            type(screen, "start-name", "Ninja by hand");
            type(screen, "start-address", "https://app.ninjarmm.com");
            screen.shoot("11-builder-start");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("start-blank");
            choose(screen, "at-auth-type", "oauth2");
            type(screen, "at-auth-tokenUrl", "https://app.ninjarmm.com/ws/oauth/token");
            type(screen, "at-auth-scope", "monitoring");
            screen.press("card-credentials");
            type(screen, "value-clientId", VendorSides.CLIENT_ID);
            type(screen, "value-clientSecret", VendorSides.CLIENT_SECRET);
            screen.shoot("11-builder-credentials");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("card-sign_in");
            screen.press("test-sign-in");
            idle(screen);
            screen.shoot("11-builder-sign-in");
            assertThat(unnamed(screen)).isEmpty();
            table(screen, "organizations", "/v2/organizations");
            table(screen, "devices", "/v2/devices");
            screen.press("run");
            idle(screen);
            screen.press("tab-Rows");
            choose(screen, "values-field", "nodeClass");
            screen.shoot("11-builder-rows");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("tab-Pages");
            screen.shoot("11-builder-pages");
            screen.press("card-accounts");
            screen.press("accounts-from-organizations");
            type(screen, "at-accounts-id", "id");
            type(screen, "at-accounts-name", "name");
            screen.press("run");
            idle(screen);
            screen.shoot("11-builder-accounts");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("card-services");
            screen.press("add-service");
            type(screen, "at-services-0-name", "All devices");
            type(screen, "at-services-0-usage-account", "organizationId");
            screen.press("view-json");
            screen.shoot("11-builder-json");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("view-json");
            assertThat(screen.label("save")).isEqualTo("Run everything to save");
            screen.press("save");
            screen.await("the full run", () -> ((javafx.scene.control.Button) screen.stage.getScene().lookup("#save")).getText()
                    .equals("Save connector…"));
            screen.shoot("11-builder-counts");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("save");
            screen.await("the review", () -> screen.stage.getScene().lookup("#save-connector") != null);
            screen.shoot("11-builder-review");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("save-connector");
            screen.press("use-connector");
            screen.awaitNext("Test both sides");
            push(screen, hand);
        }
    }

    private static void table(Screen screen, String name, String path) {
        screen.press("add-table");
        type(screen, "table-name", name);
        screen.press("rename-table");
        String at = "at-tables-" + name + "-";
        type(screen, at + "request-path", path);
        screen.press("run");
        idle(screen);
        screen.press("tab-Response");
        screen.await("the answer", () -> screen.stage.getScene().lookup("#answer") instanceof TreeView<?>);
        if (name.equals("devices")) {
            screen.shoot("11-builder-response");
        }
        screen.on(() -> {
            TreeView<?> tree = (TreeView<?>) screen.stage.getScene().lookup("#answer");
            tree.getSelectionModel().select(0);
            javafx.event.Event.fireEvent(tree, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return tree;
        });
        choose(screen, at + "paging-type", "cursor");
        type(screen, at + "paging-fromLastRow", "id");
        type(screen, at + "paging-sizeParam", "pageSize");
        type(screen, at + "paging-size", "1000");
        type(screen, at + "key", "id");
    }

    private static void push(Screen screen, Stagehand hand) {
        type(screen, "field-VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY);
        type(screen, "field-PARTNER_API_KEY", SynthesizeSide.PARTNER_KEY);
        type(screen, "field-clientId", VendorSides.CLIENT_ID);
        type(screen, "field-clientSecret", VendorSides.CLIENT_SECRET);
        screen.press("next");
        screen.awaitNext("Next: Accounts");
        screen.press("next");
        screen.awaitNext("Apply 45 changes");
        screen.press("next");
        screen.awaitNext("Next: Services");
        screen.press("next");
        screen.awaitNext("Create 1 service");
        screen.press("next");
        screen.awaitNext("Next: Map");
        screen.press("next");
        screen.awaitNext("Set to pending");
        screen.press("next");
        screen.awaitNext("Next: Preview");
        screen.press("next");
        screen.awaitNext("Send 45 counts");
    }

    private static void idle(Screen screen) {
        screen.await("the run to end", () -> !screen.stage.getScene().lookup("#stop-run").isVisible()
                && screen.stage.getScene().lookup("#run-status").isVisible());
    }

    private static void type(Screen screen, String id, String text) {
        screen.await("#" + id, () -> screen.stage.getScene().lookup("#" + id) instanceof TextInputControl);
        screen.on(() -> {
            TextInputControl field = (TextInputControl) screen.stage.getScene().lookup("#" + id);
            field.requestFocus();
            field.setText(text);
            return text;
        });
    }

    @SuppressWarnings("unchecked")
    private static void choose(Screen screen, String id, String value) {
        screen.await("#" + id, () -> screen.stage.getScene().lookup("#" + id) instanceof ComboBox<?>);
        screen.on(() -> {
            ((ComboBox<String>) screen.stage.getScene().lookup("#" + id)).setValue(value);
            return value;
        });
    }

    /** Controls that a person can reach but nobody can hear. */
    private static List<String> unnamed(Screen screen) {
        return screen.on(() -> {
            List<String> found = new ArrayList<>();
            collect(screen.stage.getScene().getRoot(), found);
            return found;
        });
    }

    private static void collect(Node node, List<String> to) {
        if (!node.isVisible()) {
            return;
        }
        boolean silent = node.getAccessibleText() == null || node.getAccessibleText().isBlank();
        if (node.isFocusTraversable() && silent && (node instanceof TextInputControl || node instanceof ComboBox<?>
                || (node instanceof ButtonBase button && (button.getText() == null || button.getText().isBlank())))) {
            to.add(node.getClass().getSimpleName() + " " + node.getId());
        }
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, to));
        }
    }
}
