package app.tallybird.ui.screens;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.kit.AppOnSandbox;

import static app.tallybird.ui.screens.BuilderActs.choose;
import static app.tallybird.ui.screens.BuilderActs.type;
import static app.tallybird.ui.screens.BuilderActs.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

/** What catalog connectors make of their rows, shown and changed in forms on the real window. */
@Tag("long")
class BuilderRowsTest {

    @TempDir
    private Path home;

    @Test
    void treesMergedListsAndChoicesAreShownAndChanged() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            begin(screen, "N-able Cove Data Protection");
            screen.press("card-devices");
            String columns = "at-tables-devices-columns-";
            assertThat(shown(screen, columns + "customer-climb-table")).isEqualTo("partners");
            assertThat(shown(screen, columns + "customer-climb-from")).isEqualTo("PartnerId");
            assertThat(shown(screen, columns + "customer-climb-id")).isEqualTo("Id");
            assertThat(shown(screen, columns + "customer-climb-parent")).isEqualTo("ParentId");
            assertThat(shown(screen, columns + "customer-climb-until-0-field")).isEqualTo("level");
            assertThat(shown(screen, columns + "customer-climb-until-0-is")).isEqualTo("customer");
            assertThat(shown(screen, columns + "kind-choose-1-when-0-is")).isEqualTo("Server");
            assertThat(shown(screen, columns + "kind-choose-1-then")).isEqualTo("Physical server");
            assertThat(shown(screen, columns + "kind-otherwise")).isEqualTo("Not counted");
            assertThat(shown(screen, columns + "system-map-1")).isEqualTo("Workstation");
            assertThat(shown(screen, "at-tables-devices-merge")).isEqualTo("Settings");
            assertThat(shown(screen, "at-tables-devices-note")).startsWith("The list ends at an empty page");
            scroll(screen, columns + "customer-climb-table");
            screen.shoot("11-builder-climb");
            scroll(screen, columns + "kind-choose-0-then");
            screen.shoot("11-builder-choose");
            assertThat(unnamed(screen)).isEmpty();
            type(screen, columns + "customer-climb-parent", "AboveId");
            type(screen, columns + "kind-choose-1-then", "Bare metal");
            screen.press(columns + "kind-choose-0-up");
            screen.press(columns + "kind-choose-3-remove");
            type(screen, "at-tables-devices-merge", "Columns");
            screen.press("card-accounts");
            assertThat(shown(screen, "at-accounts-where-2-kind")).isEqualTo("not");
            assertThat(shown(screen, "at-accounts-where-2-not-0-matches")).isEqualTo("^001.*Recycle Bin");
            screen.shoot("11-builder-group");
            assertThat(unnamed(screen)).isEmpty();
            choose(screen, "at-accounts-where-2-kind", "any");
            screen.press("at-accounts-where-2-any-add");
            type(screen, "at-accounts-where-2-any-1-field", "Size");
            choose(screen, "at-accounts-where-2-any-1-is-operator", "atLeast");
            type(screen, "at-accounts-where-2-any-1-atLeast", "5");
            DraftTree draft = draft(screen);
            assertThat(draft.at("/tables/devices/columns/customer").orElseThrow()).hasToString("{\"climb\":{\"table\":\"partners\","
                    + "\"from\":\"PartnerId\",\"id\":\"Id\",\"parent\":\"AboveId\",\"until\":[{\"field\":\"level\",\"is\":\"customer\"}]}}");
            assertThat(draft.size("/tables/devices/columns/kind/choose")).isEqualTo(3);
            assertThat(draft.text("/tables/devices/columns/kind/choose/1/then")).isEqualTo("Bare metal");
            assertThat(draft.text("/tables/devices/merge")).isEqualTo("Columns");
            assertThat(draft.at("/accounts/where/2").orElseThrow())
                    .hasToString("{\"any\":[{\"field\":\"Name\",\"matches\":\"^001.*Recycle Bin\"},{\"field\":\"Size\",\"atLeast\":5}]}");
            assertThat(draft.read().findings()).isEmpty();
        }
    }

    @Test
    void newestRowsKeysOfSeveralFieldsReplacementsAndUnitsAreShownAndChanged() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            begin(screen, "Veeam Service Provider Console (API key)");
            screen.press("card-usage");
            assertThat(shown(screen, "at-tables-usage-key-0")).isEqualTo("outer.companyUid");
            assertThat(shown(screen, "at-tables-usage-key-3")).isEqualTo("type");
            assertThat(shown(screen, "at-tables-usage-columns-day-replace-0-regex")).isEqualTo("[T ].*$");
            assertThat(shown(screen, "at-tables-usage-columns-day-replace-0-with")).isEmpty();
            assertThat(shown(screen, "at-tables-usage-expand")).isEqualTo("counters");
            assertThat(shown(screen, "at-tables-usage-latest-per-1")).isEqualTo("type");
            assertThat(shown(screen, "at-tables-usage-latest-by")).isEqualTo("day");
            scroll(screen, "at-tables-usage-latest-by");
            screen.shoot("11-builder-latest");
            scroll(screen, "at-tables-usage-columns-day-replace-0-regex");
            screen.shoot("11-builder-replace");
            assertThat(unnamed(screen)).isEmpty();
            type(screen, "at-tables-usage-columns-day-replace-0-with", "Z");
            type(screen, "at-tables-usage-latest-by", "outer.date");
            screen.press("at-tables-usage-latest-per-0-remove");
            screen.press("at-tables-usage-key-3-remove");
            screen.press("at-tables-usage-key-0-remove");
            screen.press("at-tables-usage-key-0-remove");
            type(screen, "at-tables-usage-key", "outer.day");
            type(screen, "at-tables-usage-minRows", "12");
            screen.press("card-services");
            assertThat(shown(screen, "at-services-3-usage-unit-to")).isEqualTo("GiB");
            assertThat(shown(screen, "at-services-3-usage-round")).isEqualTo("up");
            scroll(screen, "at-services-3-usage-unit-to");
            screen.shoot("11-builder-unit");
            assertThat(unnamed(screen)).isEmpty();
            choose(screen, "at-services-3-usage-unit-to", "TB");
            DraftTree draft = draft(screen);
            assertThat(draft.at("/tables/usage/columns/day").orElseThrow())
                    .hasToString("{\"from\":\"outer.date\",\"replace\":[{\"regex\":\"[T ].*$\",\"with\":\"Z\"}]}");
            assertThat(draft.at("/tables/usage/latest").orElseThrow()).hasToString("{\"per\":[\"type\"],\"by\":\"outer.date\"}");
            assertThat(draft.at("/tables/usage/key").orElseThrow()).hasToString("\"outer.day\"");
            assertThat(draft.at("/tables/usage/minRows").orElseThrow()).hasToString("12");
            assertThat(draft.at("/services/3/usage/unit").orElseThrow()).hasToString("{\"from\":\"bytes\",\"to\":\"TB\"}");
            assertThat(draft.read().findings()).isEmpty();
        }
    }

    @Test
    void aConditionBecomesAGroupAndAProgramIsAskedForRows() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            begin(screen, "Own program");
            screen.press("card-lines");
            assertThat(shown(screen, "at-tables-lines-command-program")).isEqualTo("{{input.program}}");
            assertThat(shown(screen, "at-tables-lines-csv-separator")).isEqualTo("auto");
            screen.shoot("11-builder-command");
            assertThat(unnamed(screen)).isEmpty();
            choose(screen, "at-tables-lines-csv-separator", "\t");
            press(screen, "at-tables-lines-csv-header");
            screen.press("at-tables-lines-where-add");
            type(screen, "at-tables-lines-where-0-field", "seats");
            type(screen, "at-tables-lines-where-0-is", "5");
            menu(screen, "at-tables-lines-where-0-more", "Compare as a number");
            menu(screen, "at-tables-lines-where-0-more", "The field may be missing in every row");
            menu(screen, "at-tables-lines-where-0-more", "Put into a group: any of these");
            screen.press("at-tables-lines-where-0-any-add-group");
            choose(screen, "at-tables-lines-where-0-any-1-kind", "not");
            type(screen, "at-tables-lines-where-0-any-1-not-0-field", "plan");
            choose(screen, "at-tables-lines-where-0-any-1-not-0-is-operator", "in");
            screen.press("at-tables-lines-where-0-any-1-not-0-in-lines");
            type(screen, "at-tables-lines-where-0-any-1-not-0-in", "Trial, old\nDemo");
            scroll(screen, "at-tables-lines-where-0-kind");
            screen.shoot("11-builder-nested");
            assertThat(unnamed(screen)).isEmpty();
            DraftTree draft = draft(screen);
            assertThat(draft.at("/tables/lines/csv").orElseThrow()).hasToString("{\"separator\":\"\\t\",\"header\":false}");
            assertThat(draft.at("/tables/lines/where").orElseThrow())
                    .hasToString("[{\"any\":[{\"field\":\"seats\",\"is\":5,\"mayBeMissing\":true},{\"not\":[{\"field\":\"plan\","
                            + "\"in\":[\"Trial, old\",\"Demo\"]}]}]}]");
            assertThat(draft.read().findings()).isEmpty();
            screen.press("at-tables-lines-where-0-any-1-not-0-remove");
            menu(screen, "at-tables-lines-where-0-more", "Take the group apart");
            assertThat(draft(screen).at("/tables/lines/where").orElseThrow())
                    .hasToString("[{\"field\":\"seats\",\"is\":5,\"mayBeMissing\":true}]");
            screen.press("at-tables-lines-where-0-remove");
            assertThat(draft(screen).has("/tables/lines/where")).isFalse();
        }
    }

    private static void begin(Screen screen, String name) {
        screen.press("begin-build");
        screen.await("the catalog",
                () -> screen.stage.getScene().lookup("#start-catalog") instanceof ComboBox<?> box && box.getItems().contains(name));
        choose(screen, "start-catalog", name);
        screen.press("start-copy");
        screen.await("the builder", () -> screen.stage.getScene().lookup("#card-accounts") != null);
    }

    /** The document as the text view shows it. */
    private static DraftTree draft(Screen screen) {
        screen.press("view-json");
        String text = screen.on(() -> ((TextInputControl) screen.stage.getScene().lookup("#json")).getText());
        screen.press("view-json");
        return DraftTree.parse(text).orElseThrow();
    }

    private static String shown(Screen screen, String id) {
        screen.await("#" + id, () -> screen.stage.getScene().lookup("#" + id) != null);
        return screen.on(() -> switch (screen.stage.getScene().lookup("#" + id)) {
            case TextInputControl text -> text.getText();
            case ComboBox<?> box -> String.valueOf(box.getValue());
            default -> "no control";
        });
    }

    private static void press(Screen screen, String id) {
        screen.on(() -> {
            ((CheckBox) screen.stage.getScene().lookup("#" + id)).fire();
            return id;
        });
    }

    private static void menu(Screen screen, String id, String words) {
        screen.await("#" + id, () -> screen.stage.getScene().lookup("#" + id) instanceof MenuButton);
        screen.on(() -> {
            ((MenuButton) screen.stage.getScene().lookup("#" + id)).getItems().stream().filter(item -> words.equals(item.getText()))
                    .findFirst().orElseThrow(() -> new AssertionError("there is no \"" + words + "\"")).fire();
            return id;
        });
    }

    /** Scrolls the forms so that a control is near the top. */
    private static void scroll(Screen screen, String id) {
        screen.on(() -> {
            Node node = screen.stage.getScene().lookup("#" + id);
            Node parent = node;
            while (parent != null && !(parent instanceof ScrollPane)) {
                parent = parent.getParent();
            }
            if (parent instanceof ScrollPane pane) {
                screen.stage.getScene().getRoot().applyCss();
                screen.stage.getScene().getRoot().layout();
                double all = pane.getContent().getBoundsInLocal().getHeight() - pane.getViewportBounds().getHeight();
                double top = pane.getContent().sceneToLocal(node.localToScene(0, 0)).getY() - 90;
                pane.setVvalue(Math.clamp(top / all, 0, 1));
            }
            return id;
        });
    }

}
