package app.tallybird.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The ledgers of one folder: made, found, locked, renamed and removed. */
class LedgerFolderTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.EPOCH, "a test");

    @TempDir
    private Path folder;

    private Ledgers ledgers() {
        return new LedgerFolder(folder, new LedgerUser(new StageClock(), words -> words, Optional.empty()));
    }

    private void noted(String name, String value) {
        try (Ledger ledger = ledgers().open(name)) {
            ledger.note("mark", value);
        }
    }

    private Optional<String> note(String name) {
        try (Ledger ledger = ledgers().open(name)) {
            return ledger.note("mark");
        }
    }

    @Test
    void knowsWhichThereAreAndMakesNoneByAsking() {
        assertThat(new LedgerFolder(folder.resolve("none"), new LedgerUser(new StageClock(), words -> words, Optional.empty())).names())
                .isEmpty();
        assertThat(ledgers().exists("Huntress")).isFalse();
        noted("NinjaOne", "n");
        noted("Huntress", "h");
        ledgers().lock("Duo", ME).close();
        assertThat(ledgers().exists("Huntress")).isTrue();
        assertThat(ledgers().names()).containsExactly("Huntress", "NinjaOne");
    }

    @Test
    void aLockIsHeldByOneAndOpensTheSameLedger() {
        noted("NinjaOne", "n");
        try (LedgerLock lock = ledgers().lock("NinjaOne", ME); Ledger ledger = lock.open()) {
            assertThat(ledger.note("mark")).contains("n");
            assertThatThrownBy(() -> ledgers().lock("NinjaOne", ME)).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED));
            ledgers().lock("Huntress", ME).close();
        }
        ledgers().lock("NinjaOne", ME).close();
    }

    @Test
    void aChangeCanBeTakenBackUntilItIsKept() {
        noted("NinjaOne", "n");
        try (LedgerLock lock = ledgers().lock("NinjaOne", ME)) {
            lock.rename("Other").back();
            assertThat(ledgers().names()).containsExactly("NinjaOne");
            lock.remove().back();
            assertThat(note("NinjaOne")).contains("n");
            LedgerLock.Change renamed = lock.rename("Other");
            assertThat(ledgers().names()).containsExactly("Other");
            renamed.keep();
        }
        assertThat(note("Other")).contains("n");
        try (LedgerLock lock = ledgers().lock("Other", ME)) {
            lock.remove().keep();
        }
        assertThat(ledgers().names()).isEmpty();
        assertThat(Files.exists(folder.resolve("Other.lock"))).isFalse();
        assertThat(Files.exists(folder.resolve("NinjaOne.lock"))).isFalse();
    }
}
