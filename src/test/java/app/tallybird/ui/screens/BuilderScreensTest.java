package app.tallybird.ui.screens;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.DemoVendors;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.StageClock;
import app.tallybird.ui.kit.AppOnSandbox;

import static app.tallybird.ui.screens.BuilderActs.choose;
import static app.tallybird.ui.screens.BuilderActs.idle;
import static app.tallybird.ui.screens.BuilderActs.type;
import static app.tallybird.ui.screens.BuilderActs.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

/** Builds a connector for a paged API with OAuth 2 from nothing, on the real window, saves it, and pushes with it. */
@Tag("long")
class BuilderScreensTest {

    @TempDir
    private Path home;

    @Test
    void buildsSavesAndPushes() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
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
            type(screen, "value-clientId", NinjaSide.CLIENT_ID);
            type(screen, "value-clientSecret", NinjaSide.CLIENT_SECRET);
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
            wholeLinesOfValues(screen);
            theLastColumnBesideTheBar(screen);
            screen.shoot("11-builder-rows");
            assertThat(screen.text("run-status")).as("a time that was not measured is not said").isEqualTo("200");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("tab-Pages");
            screen.shoot("11-builder-pages");
            screen.press("card-accounts");
            screen.press("at-accounts-from-has-organizations");
            type(screen, "at-accounts-id", "id");
            type(screen, "at-accounts-name", "name");
            screen.press("run");
            idle(screen);
            screen.shoot("11-builder-accounts");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("card-services");
            screen.press("add-service");
            screen.shoot("11-builder-service");
            type(screen, "at-services-0-name", "All devices");
            type(screen, "at-services-0-usage-account", "organizationId");
            screen.press("view-json");
            screen.shoot("11-builder-json");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("view-json");
            assertThat(screen.label("save")).isEqualTo("Run everything to save");
            screen.press("save");
            screen.await("the full run",
                    () -> ((javafx.scene.control.Button) screen.stage.getScene().lookup("#save")).getText().equals("Save connector…"));
            screen.shoot("11-builder-counts");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("save");
            screen.await("the review", () -> screen.stage.getScene().lookup("#save-connector") != null);
            screen.shoot("11-builder-review");
            Sight.inAnyWindow(screen, "builder-review", "save-connector", "close-review", "save", "close-builder", "go-home");
            assertThat(unnamed(screen)).isEmpty();
            screen.press("save-connector");
            screen.press("use-connector");
            screen.awaitNext("Test both sides");
            type(screen, "field-clientId", NinjaSide.CLIENT_ID);
            type(screen, "field-clientSecret", NinjaSide.CLIENT_SECRET);
            push(screen, 45);
            assertThat(hand.sandbox.synthesize().counts()).hasSize(43).containsKey("1 All devices");
            assertThat(hand.sandbox.synthesize().counts().values().stream().mapToInt(java.math.BigDecimal::intValue).sum())
                    .isEqualTo((int) hand.sandbox.customers().devices().stream().filter(device -> device.organizationId() < 44).count());
        }
    }

    @Test
    void buildsAGraphQlVendorAndPushes() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            hand.sandbox.alsoPlay(DemoVendors.recorded(() -> hand.application.catalog().all(), new StageClock()));
            screen.press("begin-build");
            type(screen, "start-curl", "curl -X POST https://public-api.getusecure.com/graphql -H 'x-api-key: fake-secret-0001' "
                    + "-d '{\"query\": \"query { company { id externalId clients { id name } } }\"}'");
            screen.press("start-curl-button");
            screen.press("card-graphql");
            type(screen, "table-name", "clients");
            screen.press("rename-table");
            screen.press("run");
            idle(screen);
            pick(screen, "clients");
            choose(screen, "at-tables-clients-paging-type", "none");
            screen.press("add-table");
            type(screen, "table-name", "plans");
            screen.press("rename-table");
            type(screen, "at-tables-plans-request-path", "/graphql");
            choose(screen, "at-tables-plans-request-method", "POST");
            choose(screen, "body-kind", "graphql");
            type(screen, "at-tables-plans-request-graphql-query",
                    "query($id: ID!) { company(companyId: $id) { plan { name learnerCount learnerLimit } } }");
            type(screen, "at-tables-plans-request-graphql-variables", "{\"id\": \"{{parent.id}}\"}");
            type(screen, "at-tables-plans-rows", "data.company");
            choose(screen, "at-tables-plans-rowsAs", "one");
            choose(screen, "at-tables-plans-paging-type", "none");
            screen.on(() -> {
                ((javafx.scene.control.TitledPane) screen.stage.getScene().lookup("#more")).setExpanded(true);
                return true;
            });
            choose(screen, "at-tables-plans-forEach", "clients");
            choose(screen, "new-column-kind", "value");
            type(screen, "new-column", "client");
            screen.press("add-column");
            screen.press("run");
            idle(screen);
            screen.shoot("11-builder-graphql");
            screen.press("card-accounts");
            screen.press("at-accounts-from-has-clients");
            type(screen, "at-accounts-id", "id");
            type(screen, "at-accounts-name", "name");
            screen.press("card-services");
            screen.press("add-service");
            type(screen, "at-services-0-name", "Learners");
            type(screen, "at-services-0-usage-account", "client");
            choose(screen, "at-services-0-usage-measure", "sum");
            type(screen, "at-services-0-usage-field", "plan.learnerCount");
            choose(screen, "at-services-0-usage-ifMissing", "skipRow");
            screen.press("save");
            screen.await("the full run",
                    () -> ((javafx.scene.control.Button) screen.stage.getScene().lookup("#save")).getText().equals("Save connector…"));
            screen.press("save");
            screen.press("save-connector");
            screen.press("record-test");
            screen.press("use-connector");
            screen.awaitNext("Test both sides");
            type(screen, "field-apiKey", "fake-secret-0001");
            push(screen, 4);
            assertThat(hand.sandbox.synthesize().counts())
                    .hasToString("{cmp_1 Learners=42, cmp_2 Learners=7, cmp_3 Learners=5, cmp_4 Learners=0}");
        }
    }

    /** A line of values that is cut in half looks like a fault of the page. */
    private static void wholeLinesOfValues(Screen screen) {
        screen.await("whole lines", () -> {
            Node values = screen.stage.getScene().lookup("#values");
            Bounds seen = Sight.at(values.getParent().getParent());
            List<Bounds> chips = values.lookupAll(".chip").stream().map(Sight::at).toList();
            return chips.stream().map(chip -> Math.round(chip.getMinY())).distinct().count() > 1
                    && chips.stream().allMatch(chip -> chip.getMaxY() <= seen.getMaxY() + 1 || chip.getMinY() >= seen.getMaxY() - 1);
        });
    }

    /** Scrolled to its end, the last column stands beside the bar and not below it. */
    private static void theLastColumnBesideTheBar(Screen screen) {
        screen.on(() -> {
            TableView<?> rows = (TableView<?>) screen.stage.getScene().lookup("#rows-table");
            rows.scrollToColumnIndex(rows.getColumns().size() - 1);
            return rows;
        });
        screen.await("the last column", () -> {
            TableView<?> rows = (TableView<?>) screen.stage.getScene().lookup("#rows-table");
            Node bar = rows.lookupAll(".scroll-bar").stream().filter(ScrollBar.class::isInstance).map(ScrollBar.class::cast)
                    .filter(one -> one.getOrientation() == Orientation.VERTICAL && one.isVisible()).findFirst().orElseThrow();
            double right = rows.lookupAll(".column-header").stream().filter(Screen::shows).mapToDouble(head -> Sight.at(head).getMaxX())
                    .max().orElseThrow();
            return right <= Sight.at(bar).getMinX() + 1;
        });
        screen.on(() -> {
            ((TableView<?>) screen.stage.getScene().lookup("#rows-table")).scrollToColumnIndex(0);
            return true;
        });
    }

    /** Opens the answer down to a list of this name and takes it as the rows. */
    private static void pick(Screen screen, String name) {
        screen.press("tab-Response");
        screen.on(() -> {
            @SuppressWarnings("unchecked")
            TreeView<Object> tree = (TreeView<Object>) screen.stage.getScene().lookup("#answer");
            for (int row = 0; row < tree.getExpandedItemCount(); row++) {
                tree.getTreeItem(row).setExpanded(true);
                if (tree.getTreeItem(row).getValue().toString().contains("name=" + name + ",")) {
                    tree.getSelectionModel().select(row);
                    break;
                }
            }
            javafx.event.Event.fireEvent(tree, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return tree;
        });
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

    private static void push(Screen screen, int customers) {
        type(screen, "field-VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY);
        type(screen, "field-PARTNER_API_KEY", SynthesizeSide.PARTNER_KEY);
        screen.press("next");
        screen.awaitNext("Next: Accounts");
        screen.press("next");
        screen.awaitNext("Apply " + customers + " changes");
        screen.press("next");
        screen.awaitNext("Next: Services");
        screen.press("next");
        screen.awaitNext("Create 1 service");
        screen.press("next");
        screen.awaitNext("Next: Map");
        screen.press("next");
        screen.awaitNext("Set to pending");
        screen.press("next");
        screen.awaitNext("Next: Review");
        screen.press("next");
        screen.awaitNext("Send 0 counts, hold " + customers);
        screen.press("accept-run-first");
        screen.press("next");
        screen.awaitNext("Next: Schedule");
    }
}
