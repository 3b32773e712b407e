package app.tallybird.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntegrationLockFailureTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "sync-usage");

    @TempDir
    private Path folder;

    @Test
    void aMissingFolderCanNotBeWritten() {
        assertNotWritable(folder.resolve("missing").resolve("ninjaone.lock"));
    }

    @Test
    void twoIntegrationsDoNotHinderEachOther() {
        try (IntegrationLock one = IntegrationLock.take(folder.resolve("ninjaone.lock"), ME);
                IntegrationLock two = IntegrationLock.take(folder.resolve("huntress.lock"), ME)) {
            assertThat(folder.resolve("ninjaone.lock")).exists();
            assertThat(folder.resolve("huntress.lock")).exists();
        }
    }

    @Test
    void anUnreadableHolderStillMeansLocked() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        try (IntegrationLock held = IntegrationLock.take(file, ME)) {
            Files.delete(folder.resolve("ninjaone.lock.holder"));
            assertThatThrownBy(() -> IntegrationLock.take(file, ME)).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED));
        }
    }

    @Test
    void anAttemptThatFailsHalfwayFreesTheLock() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        Path inTheWay = Files.createDirectory(folder.resolve("ninjaone.lock.holder"));
        assertNotWritable(file);
        Files.delete(inTheWay);

        IntegrationLock.take(file, ME).close();
    }

    private static void assertNotWritable(Path file) {
        assertThatThrownBy(() -> IntegrationLock.take(file, ME)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.HOME_NOT_WRITABLE);
            assertThat(problem.problem().detail()).isEqualTo(file.toString());
        });
    }
}
