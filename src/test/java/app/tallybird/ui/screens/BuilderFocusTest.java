package app.tallybird.ui.screens;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms are made anew while a person types in them; the keyboard stays where it was, and never presses something else. */
class BuilderFocusTest {

    @TempDir
    private Path home;

    @Test
    void theKeyboardStaysWhereItWas() throws Exception {
        try (AppOnSandbox hand = new AppOnSandbox(home); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.press("begin-build");
            assertThat(focused(screen)).isEqualTo("start-name");
            screen.on(() -> {
                ((TextInputControl) screen.stage.getScene().lookup("#start-address")).setText("https://api.vendor.com");
                return true;
            });
            screen.press("start-blank");
            screen.await("the builder", () -> !focused(screen).equals("start-name"));
            assertThat(focused(screen)).isEqualTo("at-http-base");
            screen.press("add-table");
            assertThat(focused(screen)).isEqualTo("table-name");
            screen.key(KeyCode.D);
            screen.key(KeyCode.TAB);
            screen.key(KeyCode.TAB);
            assertThat(screen.find("card-d")).isNotNull();
            assertThat(focused(screen)).isEqualTo("remove-table-d");
            screen.press("add-table");
            screen.focusOn("at-tables-table-forEach");
            screen.key(KeyCode.DOWN);
            assertThat(screen.on(() -> ((ComboBox<?>) screen.stage.getScene().lookup("#at-tables-table-forEach")).getValue()))
                    .isEqualTo("d");
            assertThat(focused(screen)).isEqualTo("at-tables-table-forEach");
            screen.key(KeyCode.ENTER);
            assertThat(focused(screen)).isEqualTo("at-tables-table-forEach");
            screen.focusOn("at-tables-table-paging-type");
            screen.key(KeyCode.F4);
            screen.key(KeyCode.DOWN);
            screen.key(KeyCode.DOWN);
            screen.key(KeyCode.ENTER);
            assertThat(screen.on(() -> ((ComboBox<?>) screen.stage.getScene().lookup("#at-tables-table-paging-type")).getValue()))
                    .as("an open list is walked through without the form being made anew").isEqualTo("page");
            assertThat(focused(screen)).isEqualTo("at-tables-table-paging-type");
            screen.focusOn("remove-table-table");
            screen.key(KeyCode.SPACE);
            assertThat(focused(screen)).startsWith("card-");
        }
    }

    private static String focused(Screen screen) {
        return screen.on(() -> {
            Node owner = screen.stage.getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "nothing" : owner.getId();
        });
    }
}
