package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.RoutineStore;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A window and a schedule are two processes: they share the files and may be killed. */
@Timeout(60)
class TwoProcessesTest {

    private static final IntegrationLock.Holder ME = new IntegrationLock.Holder(41, "desk", Instant.parse("2026-03-01T02:30:00Z"),
            "window");

    @TempDir
    private Path folder;

    @Test
    void theOtherProcessIsToldWhoHoldsTheLock() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        try (IntegrationLock mine = IntegrationLock.take(file, ME); OtherProcess other = OtherProcess.start("lock", file)) {
            assertThat(other.line())
                    .isEqualTo("LOCKED Another run holds this integration: window (process 41 on desk, since 2026-03-01T02:30:00Z).");
        }
    }

    @Test
    void aKilledProcessFreesTheLock() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        try (OtherProcess other = OtherProcess.start("lock", file)) {
            assertThat(other.line()).isEqualTo("has it");
            assertThatThrownBy(() -> IntegrationLock.take(file, ME)).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.problem().code()).isEqualTo(ProblemCode.LOCKED);
                assertThat(problem.problem().what())
                        .contains("schedule (process " + other.pid() + " on other, since 1970-01-01T00:00:00Z)");
            });
            other.kill();
            IntegrationLock.take(file, ME).close();
        }
    }

    /** A hundred starts, always two at the same time. */
    @Test
    void ofTwoThatStartTogetherExactlyOneGetsIt() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        try (OtherProcess one = OtherProcess.start("race", file); OtherProcess other = OtherProcess.start("race", file)) {
            assertThat(List.of(String.valueOf(one.line()), String.valueOf(other.line()))).containsOnly("ready");
            for (int round = 0; round < 50; round++) {
                one.nudge();
                other.nudge();
                assertThat(List.of(String.valueOf(one.line()), String.valueOf(other.line()))).containsExactlyInAnyOrder("has it", "LOCKED");
                one.nudge();
                other.nudge();
                assertThat(List.of(String.valueOf(one.line()), String.valueOf(other.line()))).containsOnly("free");
            }
        }
    }

    /** On POSIX systems closing any channel of a file frees every lock the process has on it. */
    @Test
    void aSecondAttemptInThisProcessDoesNotFreeTheLock() throws Exception {
        Path file = folder.resolve("ninjaone.lock");
        try (IntegrationLock mine = IntegrationLock.take(file, ME)) {
            assertThatThrownBy(() -> IntegrationLock.take(file, ME)).isInstanceOf(ProblemException.class);
            try (OtherProcess other = OtherProcess.start("lock", file)) {
                assertThat(other.line()).startsWith("LOCKED ");
            }
        }
    }

    @Test
    void neitherOfTwoLosesAChangeOfTheSettings() throws Exception {
        RoutineStore mine = new RoutineStore(new FolderDocuments(folder));
        try (OtherProcess other = OtherProcess.start("settings", folder)) {
            assertThat(other.line()).isEqualTo("ready");
            other.nudge();
            for (int number = 0; number < OtherProcess.SETTINGS; number++) {
                mine.change("NinjaOne", saved -> saved.withTicketAccount(saved.ticketAccount() + "m"));
            }
            assertThat(other.line()).isEqualTo("done");
        }
        assertThat(mine.find("NinjaOne").ticketAccount()).hasSize(2 * OtherProcess.SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 201})
    void whatTheLedgerReturnedFromOutlivesAKill(int lines) throws Exception {
        Path file = folder.resolve("ledger.db");
        List<String> said = new ArrayList<>();
        try (OtherProcess other = OtherProcess.start("push", file)) {
            while (said.size() < lines) {
                said.add(other.line());
            }
            said.addAll(other.kill());
        }
        long intents = said.stream().filter(line -> line.startsWith("intent ")).count();
        long outcomes = said.stream().filter(line -> line.startsWith("outcome ")).count();
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            RunRecord open = ledger.openRun().orElseThrow();
            Set<CellKey> known = new HashSet<>(ledger.accepted().keySet());
            known.addAll(ledger.uncertain());
            assertThat(known).hasSizeBetween((int) intents, (int) intents + 1);
            assertThat(ledger.uncertain()).hasSizeLessThanOrEqualTo(1);
            assertThat(ledger.accepted()).hasSizeBetween((int) outcomes, (int) outcomes + 1);
            assertThat(ledger.accepted())
                    .allSatisfy((key, value) -> assertThat(value).isEqualTo(new BigDecimal(key.accountId().substring(1))));
            assertThat(ledger.cells(open.id())).extracting(RunCell::key).containsExactlyInAnyOrderElementsOf(known);
        }
    }
}
