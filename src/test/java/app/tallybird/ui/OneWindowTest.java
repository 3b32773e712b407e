package app.tallybird.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.settings.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** A second start with the same home folder brings the first window to the front and opens none. */
class OneWindowTest {

    @TempDir
    private Path folder;

    private Home home() {
        return new Home(folder.resolve("home"));
    }

    @Test
    void theSecondStartCallsTheFirstWindow() throws Exception {
        CountDownLatch wanted = new CountDownLatch(2);
        try (OneWindow first = OneWindow.claim(home(), false).orElseThrow()) {
            first.whenWanted(wanted::countDown);

            assertThat(OneWindow.claim(home(), false)).isEmpty();
            assertThat(OneWindow.claim(home(), false)).isEmpty();

            assertThat(wanted.await(20, TimeUnit.SECONDS)).isTrue();
        }
        Optional<OneWindow> next = OneWindow.claim(home(), false);
        assertThat(next).isPresent();
        next.get().close();
    }

    @Test
    void anotherFolderAndPracticeHaveWindowsOfTheirOwn() {
        try (OneWindow first = OneWindow.claim(home(), false).orElseThrow();
                OneWindow practice = OneWindow.claim(home(), true).orElseThrow();
                OneWindow other = OneWindow.claim(new Home(folder.resolve("other")), false).orElseThrow()) {
            assertThat(first).isNotSameAs(practice).isNotSameAs(other);
        }
    }

    @Test
    void whatASuddenEndLeftBehindKeepsNobodyOut() throws Exception {
        home().prepare();
        Files.createFile(home().root().resolve("window.lock"));
        Files.createFile(home().root().resolve("window.socket"));
        CountDownLatch wanted = new CountDownLatch(1);
        try (OneWindow first = OneWindow.claim(home(), false).orElseThrow()) {
            first.whenWanted(wanted::countDown);
            assertThat(OneWindow.claim(home(), false)).isEmpty();
            assertThat(wanted.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(home().root().resolve("window.socket")).doesNotExist();
    }

    @Test
    void onlyThisUserReachesTheSocket() throws Exception {
        try (OneWindow first = OneWindow.claim(home(), false).orElseThrow()) {
            assertThat(first).isNotNull();
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().root()))).isEqualTo("rwx------");
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsLeftToTheWindowToExplain() throws Exception {
        Path file = Files.createFile(folder.resolve("a file"));
        try (OneWindow window = OneWindow.claim(new Home(file.resolve("home")), false).orElseThrow()) {
            assertThat(window).isNotNull();
        }
    }
}
