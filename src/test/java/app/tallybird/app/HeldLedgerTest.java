package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeldLedgerTest {

    @TempDir
    private Path home;

    /** SQLite keeps its log beside a ledger for as long as somebody has it open. */
    @Test
    void aLedgerThatCanNotBeHeldIsClosedAgain() throws IOException {
        Path log = home.resolve("ledger/sandbox/" + Office.NINJA + ".db-wal");
        try (Office office = new Office(home).ready(); Application application = office.start()) {
            try (HeldLedger held = HeldLedger.open(application, Office.NINJA, "test")) {
                assertThat(held.lock()).isPresent();
                assertThat(log).exists();
            }
            Files.writeString(home.resolve("settings.json"), "{\"sending\": {\"rate\": 5000}}");
            assertThatThrownBy(() -> HeldLedger.open(application, Office.NINJA, "test")).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.CONFIGURATION));
            assertThat(log).doesNotExist();
        }
    }
}
