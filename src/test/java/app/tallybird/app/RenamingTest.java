package app.tallybird.app;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Programs;
import app.tallybird.settings.IntegrationSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Changes of an integration's name that were cut off in the middle. */
class RenamingTest {

    @TempDir
    private Path home;
    private Office office;
    private Application application;

    @BeforeEach
    void open() {
        office = new Office(home).ready();
        office.push();
        application = office.start();
    }

    @AfterEach
    void close() {
        application.close();
        office.close();
    }

    private List<String> names() {
        return application.settings().all().stream().map(IntegrationSettings::name).toList();
    }

    /** As a start that was killed leaves it: the ledgers have the new name, the settings the old one. */
    @Test
    void aChangeOfNameThatWasKilledBeforeTheSettingsIsTakenBack() {
        new Renaming(application).begin(Office.NINJA, "Other");
        for (boolean practice : new boolean[]{false, true}) {
            try (LedgerLock lock = application.ledgerPlace().lock(practice, Office.NINJA, "rename")) {
                lock.rename("Other").keep();
            }
        }
        assertThat(application.ledgers(true).exists(Office.NINJA)).isFalse();
        hasItsMemory(Office.NINJA);
        assertThat(application.ledgers(true).exists("Other")).isFalse();
        new Integrations(application, (command, input) -> new Programs.Ran(0, "")).rename(Office.NINJA, "Other");
        hasItsMemory("Other");
    }

    /** In a shared ledger the settings are the first. */
    @Test
    void aChangeOfNameThatWasKilledAfterTheSettingsIsFinished() {
        new Renaming(application).begin(Office.NINJA, "Other");
        application.settings().copy(Office.NINJA, "Other");
        application.settings().delete(Office.NINJA);
        office.save("another");
        hasItsMemory("Other");
        assertThat(application.ledgers(true).exists(Office.NINJA)).isFalse();
        assertThat(names()).containsExactly("Other", "another");
    }

    @Test
    void aChangeOfNameThatWasKilledBetweenTwoFilesOfSettingsIsFinished() {
        application.routines().change(Office.NINJA, before -> before.withTicketAccount("7"));
        new Renaming(application).begin(Office.NINJA, "Other");
        try (LedgerLock lock = application.ledgerPlace().lock(true, Office.NINJA, "rename")) {
            lock.rename("Other").keep();
        }
        application.settings().copy(Office.NINJA, "Other");
        hasItsMemory("Other");
        assertThat(names()).containsExactly("Other");
        assertThat(application.routines().find("Other").ticketAccount()).isEqualTo("7");
    }

    /** What was written down and never begun, or taken back, moves nothing of an integration that has the name since. */
    @Test
    void aChangeOfNameThatNeverBeganMovesNothing() {
        new Renaming(application).begin(Office.NINJA, "Other");
        office.save("Other");
        try (Ledger other = application.openLedger("Other")) {
            assertThat(other.accepted()).isEmpty();
        }
        hasItsMemory(Office.NINJA);
        assertThat(names()).containsExactly(Office.NINJA, "Other");
    }

    @Test
    void aChangeOfNameThatGoesOnIsWaitedFor() {
        try (LedgerLock lock = application.ledgerPlace().lock(false, Office.NINJA, "rename")) {
            new Renaming(application).begin(Office.NINJA, "Other");
            lock.rename("Other");
            assertThatThrownBy(() -> application.openLedger(Office.NINJA)).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED));
        }
        assertThat(application.ledgers(true).exists("Other")).isFalse();
    }

    private void hasItsMemory(String name) {
        try (Ledger ledger = application.openLedger(name)) {
            assertThat(ledger.accepted()).hasSize(Office.CELLS);
        }
        assertThat(application.documents().list("renaming", ".txt")).isEmpty();
    }
}
