package app.tallybird.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.theme.Scheme;

import static org.assertj.core.api.Assertions.assertThat;

/** The window opens where it was, and always on a screen. */
class PlacementTest {

    @TempDir
    private Path home;

    @Test
    void aWindowFromAScreenThatIsGoneComesBackOntoThisOne() {
        assertThat(new Placement(5_000, -300, 1_400, 900, false, Scheme.DARK).within(0, 0, 1_920, 1_080))
                .isEqualTo(new Placement(520, 0, 1_400, 900, false, Scheme.DARK));
    }

    @Test
    void itIsNeverSmallerThanThePagesNeedOrBiggerThanTheScreen() {
        assertThat(new Placement(10, 10, 200, 100, false, Scheme.LIGHT).within(0, 0, 1_920, 1_080))
                .isEqualTo(new Placement(10, 10, 1_024, 640, false, Scheme.LIGHT));
        assertThat(new Placement(10, 10, 4_000, 3_000, false, Scheme.LIGHT).within(0, 0, 800, 600))
                .isEqualTo(new Placement(0, 0, 800, 600, false, Scheme.LIGHT));
    }

    @Test
    void theFirstTimeItIsInTheMiddle() {
        assertThat(Placement.first().within(0, 0, 1_920, 1_080)).isEqualTo(new Placement(320, 140, 1_280, 800, false, Scheme.SYSTEM));
    }

    @Test
    void itIsRememberedAndAFileThatIsBrokenIsForgotten() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            PlacementFile file = new PlacementFile(hand.application.home());
            assertThat(file.read()).isEqualTo(Placement.first());
            Placement placement = new Placement(1, 2, 1_300, 700, true, Scheme.DARK);
            file.write(placement);
            assertThat(file.read()).isEqualTo(placement);

            for (String broken : List.of("{\"x\":", "", "{}", "[]", "{\"x\":1,\"y\":2,\"width\":900,\"height\":700,\"scheme\":\"PINK\"}")) {
                Files.writeString(home.resolve("window.json"), broken);
                assertThat(file.read()).isEqualTo(Placement.first());
            }
        }
    }
}
