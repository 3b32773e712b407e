package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.ledger.PushedNames.Kept;
import app.tallybird.model.CellKey;
import app.tallybird.model.NamedRow;
import app.tallybird.model.RowNames;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static org.assertj.core.api.Assertions.assertThat;

/** The names behind the numbers: kept with the plan, bounded, for as long as is wanted, and no harm when they are damaged. */
class EvidenceTest {

    private static final Instant SEEN = Instant.parse("2026-02-28T18:20:00Z");

    @TempDir
    private Path folder;

    private static RowNames names(String... names) {
        return new RowNames(names.length, List.of(names).stream().map(name -> new NamedRow(name, "HQ", Optional.of(SEEN))).toList());
    }

    private static StoredPlan plan(String hash) {
        return new StoredPlan(hash, CLOCK.instant(), 0, false, "{}");
    }

    private static void push(Ledger ledger, String source, CellKey key, String units, Outcome outcome) {
        RunId run = ledger.begin(new RunStart(RunKind.USAGE, source, Starter.unnamed(StartedBy.ATTENDED), 1, Optional.empty(), source));
        ledger.intents(run, Map.of(key, new BigDecimal(units)));
        ledger.outcomes(run, List.of(new CellResult(key, new BigDecimal(units), outcome, "")));
        ledger.finish(run, RunEnd.DONE);
    }

    private Path file() {
        return folder.resolve("ledger.db");
    }

    private static RowNames kept(PushedNames pushed) {
        return ((Kept.Names) pushed.kept()).names();
    }

    @ParameterizedTest
    @EnumSource
    void areThereAfterTheFileWasClosedAndBelongToWhatWasAccepted(LedgerStore store) {
        try (Ledger ledger = store.open(file(), CLOCK)) {
            ledger.savePlan(plan("a"), Map.of(SERVERS, names("SRV-1", "Dienst\u00fc\t\u4e16\n2")));
            push(ledger, "a", SERVERS, "2", Outcome.ACCEPTED);
            ledger.savePlan(plan("b"), Map.of(SERVERS, names("SRV-9")));
            push(ledger, "b", SERVERS, "1", Outcome.REFUSED);
        }
        try (Ledger ledger = store.open(file(), CLOCK)) {
            List<PushedNames> pushed = ledger.names(SERVERS);

            assertThat(pushed).hasSize(1);
            assertThat(pushed.getFirst().run().value()).isEqualTo("R00001");
            assertThat(pushed.getFirst().units()).isEqualByComparingTo("2");
            assertThat(kept(pushed.getFirst())).isEqualTo(new RowNames(2, List.of(new NamedRow("SRV-1", "HQ", Optional.of(SEEN)),
                    new NamedRow("Dienst\u00fc \u4e16 2", "HQ", Optional.of(SEEN)))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRetryStandsOnTheNamesOfTheReadingItRepeats(LedgerStore store) {
        try (Ledger ledger = store.open(file(), CLOCK)) {
            ledger.savePlan(plan("a"), Map.of(SERVERS, names("SRV-1")));
            push(ledger, "a", SERVERS, "1", Outcome.FAILED);
            RunId retry = ledger.begin(new RunStart(RunKind.RETRY, "again", Starter.unnamed(StartedBy.ATTENDED), 1, Optional.empty(), "a"));
            ledger.intents(retry, Map.of(SERVERS, BigDecimal.ONE));
            ledger.outcomes(retry, List.of(new CellResult(SERVERS, BigDecimal.ONE, Outcome.ACCEPTED, "")));

            assertThat(ledger.names(SERVERS)).hasSize(1).allSatisfy(one -> {
                assertThat(one.run()).isEqualTo(retry);
                assertThat(kept(one).rows()).extracting(NamedRow::name).containsExactly("SRV-1");
            });
        }
    }

    @Test
    void areBoundedInEachNumberAndInAll() throws Exception {
        Map<CellKey, RowNames> many = new HashMap<>();
        List<NamedRow> rows = IntStream.range(0, RowNames.MOST).mapToObj(i -> new NamedRow("DESKTOP-" + i, "", Optional.empty())).toList();
        int customers = EvidenceTable.MOST_OF_A_PLAN / RowNames.MOST + 5;
        IntStream.range(0, customers).forEach(i -> many.put(new CellKey("c" + i, "servers"), new RowNames(3_000, rows)));
        try (Ledger ledger = Ledger.open(file(), CLOCK)) {
            ledger.savePlan(plan("a"), many);
            many.keySet().forEach(key -> push(ledger, "a", key, "3000", Outcome.ACCEPTED));
            List<RowNames> kept = many.keySet().stream().map(key -> kept(ledger.names(key).getFirst())).toList();

            assertThat(kept).allMatch(one -> one.total() == 3_000 && one.rows().size() <= RowNames.MOST && !one.whole());
            assertThat(kept.stream().mapToInt(one -> one.rows().size()).sum()).isEqualTo(EvidenceTable.MOST_OF_A_PLAN);
        }
        assertThat(Files.size(file())).isLessThan(8_000_000);
    }

    @ParameterizedTest
    @EnumSource
    void areForgottenAfterTheirMonthsAndWithTheRunsThatNeedThem(LedgerStore store) {
        try (Ledger ledger = store.open(file(), CLOCK)) {
            ledger.savePlan(plan("a"), Map.of(SERVERS, names("SRV-1")));
            push(ledger, "a", SERVERS, "1", Outcome.ACCEPTED);
            assertThat(ledger.monthsOfNames()).isEqualTo(13);
        }
        try (Ledger ledger = store.open(file(), Clock.fixed(CLOCK.instant().plus(Duration.ofDays(61)), ZoneOffset.UTC))) {
            ledger.keepNames(2);
            assertThat(ledger.names(SERVERS).getFirst().kept()).isInstanceOf(Kept.Names.class);
        }
        try (Ledger ledger = store.open(file(), Clock.fixed(CLOCK.instant().plus(Duration.ofDays(63)), ZoneOffset.UTC))) {
            ledger.keepNames(2);
            assertThat(ledger.names(SERVERS).getFirst().kept()).isInstanceOf(Kept.Not.class);
            assertThat(ledger.accepted()).containsEntry(SERVERS, BigDecimal.ONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void canBeOff(LedgerStore store) {
        try (Ledger ledger = store.open(file(), CLOCK)) {
            ledger.savePlan(plan("a"), Map.of(SERVERS, names("SRV-1")));
            push(ledger, "a", SERVERS, "1", Outcome.ACCEPTED);
            ledger.keepNames(0);
            assertThat(ledger.names(SERVERS).getFirst().kept()).isInstanceOf(Kept.Not.class);

            ledger.savePlan(plan("b"), Map.of(SERVERS, names("SRV-2")));
            push(ledger, "b", SERVERS, "1", Outcome.ACCEPTED);
            assertThat(ledger.names(SERVERS)).hasSize(2).allMatch(one -> one.kept() instanceof Kept.Not);
        }
    }

    @Test
    void plansThatWereNeverSentTakeTheirNamesAlong() throws Exception {
        try (Ledger ledger = Ledger.open(file(), CLOCK)) {
            ledger.savePlan(plan("sent"), Map.of(SERVERS, names("SRV-1")));
            push(ledger, "sent", SERVERS, "1", Outcome.ACCEPTED);
            IntStream.range(0, 40).forEach(i -> ledger.savePlan(plan("p" + i), Map.of(SERVERS, names("SRV-" + i))));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*), SUM(source = 'sent') FROM evidence")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(21);
            assertThat(rows.getInt(2)).isEqualTo(1);
        }
    }

    @Test
    void whatIsDamagedIsToldAndHarmsNothing() throws Exception {
        byte[] good;
        try (Ledger ledger = Ledger.open(file(), CLOCK)) {
            ledger.savePlan(plan("a"), Map.of(SERVERS, names("SRV-1", "SRV-2")));
            push(ledger, "a", SERVERS, "2", Outcome.ACCEPTED);
            good = PackedNames.pack(names("SRV-1", "SRV-2").rows(), text -> text);
        }
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 0x55;
            assertThat(PackedNames.unpack(bad)).as("byte " + at).isIn(Optional.empty(), PackedNames.unpack(good));
        }
        for (byte[] bad : List.of(new byte[0], "nonsense".getBytes(StandardCharsets.UTF_8),
                java.util.Arrays.copyOf(good, good.length / 2))) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var change = connection.prepareStatement("UPDATE evidence SET names = ?")) {
                change.setBytes(1, bad);
                change.executeUpdate();
            }
            try (Ledger ledger = Ledger.open(file(), CLOCK)) {
                assertThat(ledger.names(SERVERS).getFirst().kept()).isInstanceOf(Kept.Damaged.class);
                assertThat(ledger.accepted()).containsEntry(SERVERS, BigDecimal.TWO);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void secretsOfTheirWordsAreTakenOut(LedgerStore store) {
        try (Ledger ledger = store.open(file(), new LedgerUser(CLOCK, text -> text.replace("hunter2", "***"), Optional.empty()))) {
            ledger.savePlan(plan("a"), Map.of(SERVERS, names("PC hunter2")));
            push(ledger, "a", SERVERS, "1", Outcome.ACCEPTED);

            assertThat(kept(ledger.names(SERVERS).getFirst()).rows()).extracting(NamedRow::name).containsExactly("PC ***");
        }
    }

    @ParameterizedTest
    @EnumSource
    void moveWithTheirService(LedgerStore store) {
        try (Ledger ledger = store.open(file(), CLOCK)) {
            ledger.savePlan(plan("a"), Map.of(SERVERS, names("SRV-1")));
            push(ledger, "a", SERVERS, "1", Outcome.ACCEPTED);
            ledger.moveService("servers", "hosts");

            assertThat(kept(ledger.names(new CellKey("1", "hosts")).getFirst()).rows()).hasSize(1);
        }
    }

    @Test
    void aLedgerOfTheVersionBeforeKnowsOfNoNamesAndGoesOn() throws Exception {
        OldLedger.write(file(), 4,
                "INSERT INTO run (sequence, id, kind, plan_hash, started_by, total, started, ended, ending) "
                        + "VALUES (1, 'R00001', 'usage', 'a', 'schedule', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', 'DONE')",
                "INSERT INTO run_cell VALUES (1, '1', 'servers', '4', NULL, 'ACCEPTED', '')");
        try (Ledger ledger = Ledger.open(file(), CLOCK)) {
            assertThat(ledger.names(SERVERS)).containsExactly(new PushedNames(new RunId("R00001"), RunKind.USAGE, "",
                    Instant.parse("2026-01-01T00:00:00Z"), new BigDecimal("4"), new Kept.Not()));
            ledger.savePlan(plan("b"), Map.of(SERVERS, names("SRV-1")));
            push(ledger, "b", SERVERS, "1", Outcome.ACCEPTED);
            assertThat(kept(ledger.names(SERVERS).getFirst()).rows()).hasSize(1);
        }
    }
}
