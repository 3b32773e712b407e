package app.tallybird.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.model.CellKey;

import static app.tallybird.ledger.LedgerFixture.MOBILES;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.intent;
import static app.tallybird.ledger.LedgerFixture.outcome;
import static org.assertj.core.api.Assertions.assertThat;

/** What a complete push is: the same for a run, for the newest one, and for the list that the schedule asks. */
class CompletePushTest extends OneOpenLedger {

    private RunId push(RunKind kind, CellResult... cells) {
        RunId run = ledger.begin(new RunStart(kind, "hash", StartedBy.ATTENDED, cells.length, Optional.empty()));
        ledger.intents(run, Stream.of(cells).collect(Collectors.toMap(CellResult::key, CellResult::units)));
        ledger.outcomes(run, List.of(cells));
        ledger.finish(run, RunEnd.DONE);
        return run;
    }

    private boolean complete(RunId run) {
        boolean complete = ledger.run(run).orElseThrow().complete();
        assertThat(ledger.lastComplete().map(RunRecord::id).equals(Optional.of(run))).isEqualTo(complete);
        return complete;
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, 5, true", "CARRIED, 5, true", "NOT_MAPPED, 5, true", "LOST, 5, false", "LOST, 0, true", "LOST, 0.00, true",
            "LOST, 0.01, false", "ACCOUNT_GONE, 1, false", "ACCOUNT_GONE, 0, true", "SERVICE_GONE, 1, false", "SERVICE_GONE, 0, true",
            "DISCONNECTED, 0, false", "REFUSED, 0, false", "FAILED, 5, false", "UNKNOWN, 5, false"})
    void oneAcceptedAndNoneThatFails(Outcome outcome, String units, boolean complete) {
        CellResult cell = outcome(SERVERS, units, outcome);
        assertThat(complete(push(RunKind.USAGE, outcome(MOBILES, "1", Outcome.ACCEPTED), cell))).isEqualTo(complete);
        assertThat(ledger.successes()).hasSize(complete ? 1 : 0);
        assertThat(cell.fails()).isEqualTo(!complete);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"ACCEPTED", "CARRIED"})
    void withNothingAcceptedThereIsNothingToBeCalledComplete(Outcome outcome) {
        assertThat(complete(push(RunKind.USAGE, outcome(SERVERS, "0", outcome)))).isFalse();
        assertThat(complete(push(RunKind.USAGE))).isFalse();
        assertThat(ledger.successes()).isEmpty();
    }

    @Test
    void aCellWithoutAnOutcomeKeepsItFromBeingComplete() {
        RunId run = ledger.begin(LedgerFixture.usage(2));
        ledger.intents(run, Map.ofEntries(intent(SERVERS, "1"), intent(MOBILES, "2")));
        ledger.outcomes(run, List.of(outcome(SERVERS, "1", Outcome.ACCEPTED)));
        ledger.finish(run, RunEnd.DONE);
        assertThat(complete(run)).isFalse();
    }

    /** A retry leaves out what was refused, so it cannot make good a push with a refused count. */
    @Test
    void aRetryIsCompleteOnlyWhenNothingIsLeftOfThePushBeforeIt() {
        CellKey third = new CellKey("3", "servers");
        assertThat(complete(push(RunKind.USAGE, outcome(SERVERS, "1", Outcome.FAILED), outcome(MOBILES, "2", Outcome.REFUSED),
                outcome(third, "3", Outcome.ACCEPTED)))).isFalse();
        assertThat(complete(push(RunKind.RETRY, outcome(SERVERS, "1", Outcome.ACCEPTED)))).isFalse();
        assertThat(complete(push(RunKind.USAGE, outcome(SERVERS, "1", Outcome.FAILED), outcome(MOBILES, "2", Outcome.UNKNOWN)))).isFalse();
        assertThat(complete(push(RunKind.RETRY, outcome(SERVERS, "1", Outcome.ACCEPTED), outcome(MOBILES, "2", Outcome.FAILED)))).isFalse();
        assertThat(complete(push(RunKind.RETRY, outcome(MOBILES, "2", Outcome.ACCEPTED)))).isTrue();
    }

    @Test
    void aWayBackIsNoPush() {
        RunId undo = push(RunKind.UNDO, outcome(SERVERS, "1", Outcome.ACCEPTED));
        assertThat(ledger.run(undo).orElseThrow().complete()).isTrue();
        assertThat(ledger.lastComplete()).isEmpty();
        assertThat(ledger.successes()).isEmpty();
    }

    /** Why a count found no place is found out after it was answered; that says nothing of a send before it that is in doubt. */
    @Test
    void anExplanationChangesTheKindAndEndsNoDoubt() {
        LedgerFixture.run(ledger, SERVERS, "5", Outcome.ACCEPTED);
        LedgerFixture.run(ledger, SERVERS, "6", Outcome.UNKNOWN);
        RunId run = push(RunKind.USAGE, outcome(SERVERS, "7", Outcome.LOST), outcome(MOBILES, "1", Outcome.ACCEPTED));
        ledger.explain(run, List.of(new CellResult(SERVERS, outcome(SERVERS, "7", Outcome.LOST).units(), Outcome.ACCOUNT_GONE, "gone")));

        assertThat(ledger.uncertain()).containsExactly(SERVERS);
        assertThat(ledger.withoutPlace())
                .containsExactly(new CellResult(SERVERS, outcome(SERVERS, "7", Outcome.LOST).units(), Outcome.ACCOUNT_GONE, ""));
        assertThat(ledger.cells(run)).filteredOn(cell -> cell.key().equals(SERVERS)).singleElement().satisfies(cell -> {
            assertThat(cell.outcome()).contains(Outcome.ACCOUNT_GONE);
            assertThat(cell.message()).isEqualTo("gone");
        });
        LedgerFixture.run(ledger, SERVERS, "7", Outcome.ACCEPTED);
        assertThat(ledger.withoutPlace()).isEmpty();
    }
}
