package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.model.CellKey;
import app.tallybird.model.Units;

import static app.tallybird.ledger.LedgerFixture.MOBILES;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.outcome;
import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of runs and starts, for how long, and what is made of it. */
@ParameterizedClass
@EnumSource(LedgerStore.class)
class KeptRunsTest {

    @Parameter
    private LedgerStore store;

    private Instant now = Instant.parse("2026-03-01T02:30:00Z");
    private final InstantSource clock = () -> now;
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = store.fresh(clock.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private RunId run(String at, boolean ends) {
        now = Instant.parse(at);
        return LedgerFixture.run(ledger, SERVERS, "5", Optional.of(Outcome.ACCEPTED).filter(outcome -> ends));
    }

    private List<String> kept() {
        return ledger.runs(100).stream().map(run -> run.id().value()).toList();
    }

    @Test
    void runsFromBeforeAMomentAreForgottenButTheNewestTwoAndThoseWithoutAnEnd() {
        run("2026-01-01T00:00:00Z", true);
        run("2026-01-02T00:00:00Z", false);
        run("2026-01-03T00:00:00Z", true);
        run("2026-01-03T00:00:00.001Z", true);
        run("2026-01-04T00:00:00Z", true);
        run("2026-01-05T00:00:00Z", true);
        ledger.forgetBefore(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(kept()).containsExactly("R00006", "R00005", "R00004", "R00003", "R00002", "R00001");
        ledger.forgetBefore(Instant.parse("2026-01-03T00:00:00.001Z"));
        assertThat(kept()).containsExactly("R00006", "R00005", "R00004", "R00002");
        assertThat(ledger.cells(new RunId("R00003"))).isEmpty();
        assertThat(ledger.cells(new RunId("R00004"))).hasSize(1);
        ledger.forgetBefore(Instant.MAX);
        assertThat(kept()).containsExactly("R00006", "R00005", "R00002");
        assertThat(ledger.accepted()).containsOnlyKeys(SERVERS);
        assertThat(ledger.openRun().orElseThrow().id()).hasToString("R00002");
        assertThat(ledger.runs(1)).hasSize(1);
    }

    @Test
    void theNewestFourHundredStartsAreKept() {
        RunId run = run("2026-01-01T00:00:00Z", true);
        Attempt first = new Attempt(now, "E101", "It was locked.", Optional.empty());
        ledger.attempt(first);
        ledger.attempt(new Attempt(now, Attempt.DONE, "Done.", Optional.of(run)));
        assertThat(ledger.attempts(9)).containsExactly(new Attempt(now, "DONE", "Done.", Optional.of(run)), first);
        assertThat(ledger.attempts(9)).extracting(Attempt::done).containsExactly(true, false);
        assertThat(ledger.attempts(1)).hasSize(1);
        for (int more = 0; more < 398; more++) {
            ledger.attempt(new Attempt(now, Attempt.DONE, "Done.", Optional.empty()));
        }
        assertThat(ledger.attempts(999)).hasSize(400).endsWith(first);
        ledger.attempt(new Attempt(now, Attempt.DONE, "Done.", Optional.empty()));
        assertThat(ledger.attempts(999)).hasSize(400).doesNotContain(first);
    }

    @Test
    void sumsAreOfWhatIsAtSynthesizeNow() {
        LedgerFixture.run(ledger, SERVERS, "5", Outcome.ACCEPTED);
        RunId run = ledger.begin(LedgerFixture.usage(3));
        CellKey tablets = new CellKey("2", "tablets");
        ledger.intents(run, Map.of(SERVERS, new BigDecimal("3.50"), MOBILES, BigDecimal.TEN, tablets, BigDecimal.ONE));
        assertThat(sums(run)).isEqualTo("0 0");
        assertThat(ledger.cells(run)).extracting(RunCell::word).containsOnly("interrupted");
        ledger.outcomes(run, List.of(outcome(SERVERS, "3.50", Outcome.ACCEPTED), outcome(MOBILES, "10", Outcome.CARRIED),
                outcome(tablets, "1", Outcome.REFUSED)));
        assertThat(sums(run)).isEqualTo("13.5 8.5");
        assertThat(ledger.cells(run)).extracting(RunCell::word).containsExactly("accepted before", "accepted", "refused");
        assertThat(ledger.cells(run)).extracting(RunCell::atSynthesize).containsExactly(true, true, false);
        RunRecord record = ledger.run(run).orElseThrow();
        assertThat(record.accepted()).isEqualTo(2);
        assertThat(record.count(OutcomeGroup.REFUSED)).isEqualTo(1);
        assertThat(record.count(OutcomeGroup.FAILED)).isZero();
        assertThat(record.count(Outcome.CARRIED)).isEqualTo(1);
        assertThat(record.count(Outcome.LOST)).isZero();
        assertThat(record.planHash()).isEqualTo("abc");
        assertThat(ledger.run(new RunId("R99999"))).isEmpty();
    }

    /** Each row: the outcome, its word, its group, and whether it is at Synthesize, is without a place, had one, fails at 1 and fails at 0. */
    @ParameterizedTest
    @CsvSource({"ACCEPTED, accepted, ACCEPTED, true, false, false, false, false",
            "CARRIED, accepted before, ACCEPTED, true, false, false, false, false",
            "NOT_MAPPED, not mapped, NOT_MAPPED, false, true, false, false, false",
            "LOST, no longer mapped, NO_PLACE, false, true, true, true, false",
            "ACCOUNT_GONE, account gone, NO_PLACE, false, true, true, true, false",
            "SERVICE_GONE, service gone, NO_PLACE, false, true, true, true, false",
            "DISCONNECTED, disconnected, NO_PLACE, false, true, true, true, true",
            "REFUSED, refused, REFUSED, false, false, false, true, true", "FAILED, failed, FAILED, false, false, false, true, true",
            "UNKNOWN, outcome unknown, FAILED, false, false, false, true, true"})
    void outcomes(Outcome outcome, String word, OutcomeGroup group, boolean there, boolean homeless, boolean lost, boolean one,
            boolean zero) {
        assertThat(outcome.word()).isEqualTo(word);
        assertThat(List.of(outcome.group())).containsExactly(group);
        assertThat(List.of(OutcomeGroup.values()).stream().filter(any -> any.test(outcome))).containsExactly(group);
        assertThat(List.of(outcome.atSynthesize(), outcome.withoutPlace(), outcome.hadPlace())).containsExactly(there, homeless, lost);
        assertThat(List.of(new CellResult(SERVERS, new BigDecimal("0.01"), outcome, "").fails(),
                new CellResult(SERVERS, new BigDecimal("0.00"), outcome, "").fails())).containsExactly(one, zero);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, accepted, Accepted, accepted", "NOT_MAPPED, not mapped, Not mapped, notMapped",
            "NO_PLACE, lost their place, Lost their place, noPlace", "REFUSED, refused, Refused, refused",
            "FAILED, failed, Failed, failed"})
    void groups(OutcomeGroup group, String word, String heading, String key) {
        assertThat(List.of(group.word(), group.heading(), group.key())).containsExactly(word, heading, key);
    }

    @Test
    void aMarkLeavesOutItsAccountItsServiceOrItsCell() {
        Predicate<CellKey> account = LeftOut.cells(Set.of(new LeftOut(Optional.of("1"), Optional.empty())));
        Predicate<CellKey> service = LeftOut.cells(Set.of(new LeftOut(Optional.empty(), Optional.of("s"))));
        Predicate<CellKey> cell = LeftOut.cells(Set.of(new LeftOut(Optional.of("1"), Optional.of("s"))));
        List<CellKey> keys = List.of(new CellKey("1", "s"), new CellKey("1", "t"), new CellKey("2", "s"), new CellKey("2", "t"),
                new CellKey("s", "1"));
        assertThat(keys.stream().map(account::test)).containsExactly(true, true, false, false, false);
        assertThat(keys.stream().map(service::test)).containsExactly(true, false, true, false, false);
        assertThat(keys.stream().map(cell::test)).containsExactly(true, false, false, false, false);
        assertThat(keys.stream().map(LeftOut.cells(Set.of())::test)).containsOnly(false);
    }

    /** The accepted units, and how much they are above what was accepted before. */
    private String sums(RunId run) {
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (RunCell cell : ledger.cells(run)) {
            if (cell.atSynthesize()) {
                units = units.add(cell.units());
                before = before.add(cell.previousAccepted().orElse(BigDecimal.ZERO));
            }
        }
        return Units.text(units) + " " + Units.text(units.subtract(before));
    }
}
