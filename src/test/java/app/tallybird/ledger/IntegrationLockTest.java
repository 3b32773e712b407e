package app.tallybird.ledger;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntegrationLockTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.parse("2026-03-01T02:30:00Z"),
            "sync-usage");

    @TempDir
    private Path folder;

    @Test
    void theSecondIsToldWhoHoldsIt() {
        Path file = folder.resolve("ninjaone.lock");
        try (IntegrationLock held = IntegrationLock.take(file, ME)) {
            assertThatThrownBy(() -> IntegrationLock.take(file, ME)).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED);
                assertThat(problem.problem().what()).contains("sync-usage (process 41 on desk, since 2026-03-01T02:30:00Z)");
            });
        }
    }

    @Test
    void canBeTakenAgainAfterItWasFreed() {
        Path file = folder.resolve("ninjaone.lock");
        IntegrationLock.take(file, ME).close();
        IntegrationLock.take(file, ME).close();
    }

    @Test
    void aHeldLockIsOneOfTheSystemToo() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        try (IntegrationLock held = IntegrationLock.take(file, ME)) {
            assertThat(folder.resolve("ninjaone.lock.holder")).hasContent("sync-usage (process 41 on desk, since 2026-03-01T02:30:00Z)");
            assertThatThrownBy(() -> IntegrationLock.take(folder.resolve("x/../ninjaone.lock"), ME)).isInstanceOfSatisfying(
                    ProblemException.class, problem -> assertThat(problem.problem().notChanged() + " " + problem.problem().next())
                            .isEqualTo("Nothing was done. Wait until it has ended, then run the command again."));
        }
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = other.tryLock();
            assertThat(lock).isNotNull();
            // held elsewhere in this process, in no way that this class knows of
            assertThatThrownBy(() -> IntegrationLock.take(file, ME)).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED));
            lock.release();
            IntegrationLock.take(file, ME).close();
        }
    }

    @Test
    void itsFilesGoWithTheIntegration() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        try (IntegrationLock held = IntegrationLock.take(file, ME)) {
            held.removeFiles();
            // Windows takes a file away that is open when it is closed
            assertThat(folder.resolve("ninjaone.lock.holder")).doesNotExist();
            if (!OS.WINDOWS.isCurrentOs()) {
                assertThat(folder).isEmptyDirectory();
            }
            held.removeFiles();
            assertThatThrownBy(() -> IntegrationLock.take(file, ME)).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Another run holds this integration: who it is could not be read.");
            Files.createDirectories(folder.resolve("ninjaone.lock.holder/full"));
            assertThatThrownBy(held::removeFiles)
                    .isInstanceOfSatisfying(ProblemException.class,
                            problem -> assertThat(problem.problem()).isEqualTo(Problem
                                    .of(ProblemCode.HOME_NOT_WRITABLE, "A file of the integration can not be removed.",
                                            "All else of it is done.", "Remove the file by hand.")
                                    .at(folder.resolve("ninjaone.lock.holder").toString())));
        }
        assertThat(folder.resolve("ninjaone.lock")).doesNotExist();
    }
}
