package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T02:30:00Z"), ZoneOffset.UTC);
    private static final CellKey SERVERS = new CellKey("1", "servers");
    private static final CellKey MOBILES = new CellKey("1", "mobiles");
    private static final RunStart START = new RunStart(RunKind.USAGE, "abc", StartedBy.ATTENDED, 2, Optional.empty());

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("ledger.db");
    }

    @ParameterizedTest
    @EnumSource
    void remembersAcceptedValuesExactlyAcrossReopening(LedgerStore store) {
        try (Ledger ledger = store.open(file, CLOCK)) {
            accept(ledger, SERVERS, "12.50");
        }
        try (Ledger ledger = store.open(file, CLOCK)) {
            assertThat(ledger.accepted()).containsExactly(java.util.Map.entry(SERVERS, new BigDecimal("12.50")));
            assertThat(ledger.uncertain()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anIntentWithoutOutcomeLeavesTheBaselineUncertain(LedgerStore store) {
        try (Ledger ledger = store.open(file, CLOCK)) {
            accept(ledger, SERVERS, "5");
            RunId run = ledger.begin(START);
            ledger.intents(run, Map.of(SERVERS, new BigDecimal("7")));
        }
        try (Ledger ledger = store.open(file, CLOCK)) {
            assertThat(ledger.uncertain()).containsExactly(SERVERS);
            assertThat(ledger.accepted()).containsEntry(SERVERS, new BigDecimal("5"));
            RunRecord open = ledger.openRun().orElseThrow();
            assertThat(ledger.cells(open.id()))
                    .containsExactly(new RunCell(SERVERS, new BigDecimal("7"), Optional.of(new BigDecimal("5")), Optional.empty(), ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void notMappedAndRefusedKeepTheAcceptedValue(LedgerStore store) {
        try (Ledger ledger = store.open(file, CLOCK)) {
            accept(ledger, SERVERS, "5");
            accept(ledger, MOBILES, "2");
            RunId run = ledger.begin(START);
            ledger.intents(run, Map.of(SERVERS, BigDecimal.TEN, MOBILES, BigDecimal.ONE));
            ledger.outcomes(run, List.of(new CellResult(SERVERS, BigDecimal.TEN, Outcome.NOT_MAPPED, "no map"),
                    new CellResult(MOBILES, BigDecimal.ONE, Outcome.REFUSED, "too small")));

            assertThat(ledger.accepted()).containsEntry(SERVERS, new BigDecimal("5")).containsEntry(MOBILES, new BigDecimal("2"));
            assertThat(ledger.withoutPlace()).extracting(CellResult::key).containsExactly(SERVERS);
            assertThat(ledger.uncertain()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedSendStaysUncertainAndTheVersionMoves(LedgerStore store) {
        try (Ledger ledger = store.open(file, CLOCK)) {
            long before = ledger.baselineVersion();
            RunId run = ledger.begin(START);
            ledger.intents(run, Map.of(SERVERS, BigDecimal.TEN));
            ledger.outcomes(run, List.of(new CellResult(SERVERS, BigDecimal.TEN, Outcome.UNKNOWN, "timeout")));
            assertThat(ledger.uncertain()).containsExactly(SERVERS);
            assertThat(ledger.baselineVersion()).isEqualTo(before + 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatTakesOverClosesTheInterruptedOneInTheSameCommit(LedgerStore store) {
        try (Ledger ledger = store.open(file, CLOCK)) {
            RunId first = ledger.begin(START);
            RunId second = ledger.begin(new RunStart(RunKind.USAGE, "def", StartedBy.SCHEDULE, 1, Optional.of(first)));
            assertThat(ledger.run(first).orElseThrow().ending()).contains(RunEnd.SUPERSEDED);
            assertThat(ledger.openRun().orElseThrow().id()).isEqualTo(second);
            ledger.finish(second, RunEnd.DONE);
            assertThat(ledger.openRun()).isEmpty();
            assertThat(ledger.runs(10)).extracting(RunRecord::id).containsExactly(second, first);
            assertThat(second.value()).isGreaterThan(first.value());
        }
    }

    @Test
    void refusesAFileOfANewerVersion() throws Exception {
        Ledger.open(file, CLOCK).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Ledger.open(file, CLOCK)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.LEDGER_NEWER));
    }

    @Test
    void saysWhenTheFileIsNotALedger() throws Exception {
        Files.writeString(file, "this is no database, but long enough to look at: ".repeat(100));
        assertThatThrownBy(() -> Ledger.open(file, CLOCK)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.LEDGER_UNREADABLE);
            assertThat(problem.problem().detail()).isEqualTo(file.toString());
        });
    }

    @Test
    void opensAfterATornWriteWithAConsistentPrefix() throws Exception {
        Path torn = folder.resolve("torn.db");
        byte[] database;
        byte[] log;
        try (Ledger ledger = Ledger.open(file, CLOCK)) {
            for (int value = 1; value <= 20; value++) {
                accept(ledger, SERVERS, String.valueOf(value));
            }
            database = Files.readAllBytes(file);
            log = Files.readAllBytes(file.resolveSibling("ledger.db-wal"));
        }
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            Files.write(torn, database);
            Files.write(torn.resolveSibling("torn.db-wal"), java.util.Arrays.copyOf(log, random.nextInt(log.length + 1)));
            Files.deleteIfExists(torn.resolveSibling("torn.db-shm"));
            try (Ledger ledger = Ledger.open(torn, CLOCK)) {
                BigDecimal accepted = ledger.accepted().get(SERVERS);
                int runs = ledger.runs(100).size();
                int known = accepted == null ? 0 : accepted.intValueExact();
                assertThat(known).isBetween(Math.max(0, runs - 1), runs);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsMarksNotesServicesAndWarnings(LedgerStore store) {
        LeftOut account = new LeftOut(Optional.of("7"), Optional.empty());
        try (Ledger ledger = store.open(file, CLOCK)) {
            ledger.leaveOut(account);
            ledger.leaveOut(new LeftOut(Optional.empty(), Optional.of("servers")));
            ledger.takeBackIn(account);
            ledger.rememberService("servers", "s1", "Servers");
            ledger.rememberWarnings(List.of("3 W405 /tables/devices", "1 W402 "));
            ledger.buildPending(true);
        }
        try (Ledger ledger = store.open(file, CLOCK)) {
            assertThat(ledger.leftOut()).containsExactly(new LeftOut(Optional.empty(), Optional.of("servers")));
            assertThat(ledger.serviceIds()).containsExactly(java.util.Map.entry("servers", "s1"));
            assertThat(ledger.lastWarnings()).containsExactly("3 W405 /tables/devices", "1 W402 ");
            assertThat(ledger.buildPending()).isTrue();
        }
    }

    private static void accept(Ledger ledger, CellKey key, String value) {
        RunId run = ledger.begin(START);
        ledger.intents(run, Map.of(key, new BigDecimal(value)));
        try (OutcomeWriter writer = new OutcomeWriter(ledger, run)) {
            writer.add(new CellResult(key, new BigDecimal(value), Outcome.ACCEPTED, ""));
        }
        ledger.finish(run, RunEnd.DONE);
    }
}
