package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.model.CellKey;
import app.tallybird.stage.HandClock;

import static app.tallybird.ledger.LedgerFixture.MOBILES;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.intent;
import static app.tallybird.ledger.LedgerFixture.outcome;
import static app.tallybird.ledger.LedgerFixture.usage;
import static org.assertj.core.api.Assertions.assertThat;

/** Runs as history shows them. */
class RunHistoryTest extends OneOpenLedger {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final HandClock clock = new HandClock(NOON);

    @Override
    Clock clock() {
        return clock;
    }

    @Test
    void aRunKeepsHowItBeganWhatBecameOfItsCellsAndWhenItEnded() {
        RunStart start = new RunStart(RunKind.RETRY, "hash", StartedBy.SCHEDULE, 3, Optional.empty());
        RunId run = ledger.begin(start);
        ledger.intents(run, Map.ofEntries(intent(SERVERS, "1.50"), intent(MOBILES, "2")));
        clock.set(NOON.plusMillis(1_234));
        ledger.outcomes(run,
                List.of(outcome(SERVERS, "1.50", Outcome.ACCEPTED), outcome(new CellKey("2", "servers"), "9", Outcome.NOT_MAPPED)));
        ledger.finish(run, RunEnd.STOPPED);

        assertThat(ledger.run(run)).contains(new RunRecord(run, start, NOON, Optional.of(NOON.plusMillis(1_234)),
                Optional.of(RunEnd.STOPPED), false, Map.of(Outcome.ACCEPTED, 1, Outcome.NOT_MAPPED, 1)));
        assertThat(ledger.cells(run)).containsExactly(new RunCell(MOBILES, new BigDecimal("2"), Optional.empty(), Optional.empty(), ""),
                new RunCell(SERVERS, new BigDecimal("1.50"), Optional.empty(), Optional.of(Outcome.ACCEPTED), ""),
                new RunCell(new CellKey("2", "servers"), new BigDecimal("9"), Optional.empty(), Optional.of(Outcome.NOT_MAPPED),
                        "NOT_MAPPED said the server"));
    }

    @ParameterizedTest
    @EnumSource(RunEnd.class)
    void anEndedRunIsNoLongerOpenAndOnlyADoneOneIsComplete(RunEnd end) {
        RunId run = ledger.begin(usage(1));
        ledger.intents(run, Map.ofEntries(intent(SERVERS, "5")));
        ledger.outcomes(run, List.of(outcome(SERVERS, "5", Outcome.ACCEPTED)));
        assertThat(ledger.openRun().map(RunRecord::id)).contains(run);
        ledger.finish(run, end);

        assertThat(ledger.openRun()).isEmpty();
        assertThat(ledger.lastComplete().map(RunRecord::id)).isEqualTo(end == RunEnd.DONE ? Optional.of(run) : Optional.empty());
    }

    @Test
    void theFirstEndStays() {
        RunId run = ledger.begin(usage(0));
        ledger.finish(run, RunEnd.DONE);
        clock.set(NOON.plusSeconds(9));
        ledger.finish(run, RunEnd.FAILED);
        ledger.begin(new RunStart(RunKind.USAGE, "abc", StartedBy.ATTENDED, 0, Optional.of(run)));

        assertThat(ledger.run(run).orElseThrow().ending()).contains(RunEnd.DONE);
        assertThat(ledger.run(run).orElseThrow().ended()).contains(NOON);
    }

    @Test
    void aTakeOverKeepsWhatTheInterruptedRunKnew() {
        RunId first = ledger.begin(usage(2));
        ledger.intents(first, Map.ofEntries(intent(SERVERS, "1"), intent(MOBILES, "2")));
        ledger.outcomes(first, List.of(outcome(SERVERS, "1", Outcome.ACCEPTED)));
        clock.set(NOON.plusSeconds(60));
        RunId second = ledger.begin(new RunStart(RunKind.USAGE, "def", StartedBy.ATTENDED, 2, Optional.of(first)));
        ledger.outcomes(second, List.of(outcome(SERVERS, "1", Outcome.CARRIED)));

        assertThat(ledger.run(first).orElseThrow().ended()).contains(NOON.plusSeconds(60));
        assertThat(ledger.run(first).orElseThrow().ending()).contains(RunEnd.SUPERSEDED);
        assertThat(ledger.openRun().orElseThrow().id()).isEqualTo(second);
        assertThat(ledger.run(second).orElseThrow().start().takesOver()).contains(first);
        assertThat(ledger.uncertain()).containsExactly(MOBILES);
        assertThat(ledger.cells(first)).extracting(RunCell::outcome).containsExactly(Optional.empty(), Optional.of(Outcome.ACCEPTED));
        assertThat(ledger.cells(second)).extracting(RunCell::outcome).containsExactly(Optional.of(Outcome.CARRIED));
    }

    @Test
    void theNewestRunsComeFirstEvenWhenTheClockGoesBack() {
        List<RunId> begun = IntStream.range(0, 12).mapToObj(number -> {
            clock.set(NOON.minusSeconds(number));
            return ledger.begin(usage(0));
        }).toList();

        assertThat(ledger.runs(3)).extracting(RunRecord::id).containsExactly(begun.get(11), begun.get(10), begun.get(9));
        assertThat(begun).extracting(RunId::value).isSorted().doesNotHaveDuplicates();
        assertThat(ledger.run(new RunId("R99999"))).isEmpty();
    }

    @Test
    void aRunRemembersTheValueThatWasAcceptedBeforeIt() {
        LedgerFixture.run(ledger, SERVERS, "5", Outcome.ACCEPTED);
        RunId run = LedgerFixture.run(ledger, SERVERS, "7", Outcome.ACCEPTED);
        LedgerFixture.run(ledger, SERVERS, "9", Outcome.ACCEPTED);

        assertThat(ledger.cells(run).getFirst().previousAccepted()).contains(new BigDecimal("5"));
    }
}
