package app.tallybird.ledger;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
