package app.tallybird.ui;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GraphicsChoiceTest {

    private static final String ORDER = "prism.order";

    @TempDir
    private Path home;

    private String before = "";

    @BeforeEach
    void withoutAChoice() {
        before = System.getProperty(ORDER, "");
        System.clearProperty(ORDER);
    }

    @AfterEach
    void asItWas() {
        GraphicsChoice.windowIsUp();
        if (before.isEmpty()) {
            System.clearProperty(ORDER);
        } else {
            System.setProperty(ORDER, before);
        }
    }

    @Test
    void anOrdinaryStartLeavesTheChoiceToTheToolkitAndNoMark() {
        assertThat(GraphicsChoice.decide(home, false)).isEmpty();
        assertThat(System.getProperty(ORDER)).isNull();
        assertThat(home.resolve("starting")).exists();
        GraphicsChoice.windowIsUp();
        assertThat(home.resolve("starting")).doesNotExist();
    }

    @Test
    void theStartAfterOneThatNeverShowedAWindowDrawsWithoutTheCardAndSaysSo() {
        GraphicsChoice.decide(home, false);

        assertThat(GraphicsChoice.decide(home, false).orElseThrow())
                .startsWith("The last start did not get as far as its window, so this one draws without the graphics card.");
        assertThat(System.getProperty(ORDER)).isEqualTo("sw");
    }

    @Test
    void askedForItIsUsedWithoutAWord() {
        assertThat(GraphicsChoice.decide(home, true)).isEmpty();
        assertThat(System.getProperty(ORDER)).isEqualTo("sw");
    }

    @Test
    void aFolderThatCannotBeMadeIsNoReasonNotToStart() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "x");

        assertThat(GraphicsChoice.decide(file.resolve("below"), false)).isEmpty();
    }
}
