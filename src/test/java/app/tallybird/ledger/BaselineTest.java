package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.model.CellKey;

import static app.tallybird.ledger.LedgerFixture.CLOCK;
import static app.tallybird.ledger.LedgerFixture.MOBILES;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.intent;
import static app.tallybird.ledger.LedgerFixture.outcome;
import static app.tallybird.ledger.LedgerFixture.run;
import static app.tallybird.ledger.LedgerFixture.usage;
import static org.assertj.core.api.Assertions.assertThat;

/** What a cell's history leaves as its baseline. */
class BaselineTest extends OneOpenLedger {

    @ParameterizedTest
    @CsvSource({"ACCEPTED, 7, false, false", "CARRIED, 7, false, false", "NOT_MAPPED, 5, false, true", "REFUSED, 5, false, false",
            "FAILED, 5, true, false", "UNKNOWN, 5, true, false"})
    void eachOutcomeLeavesItsOwnBaseline(Outcome outcome, String accepted, boolean uncertain, boolean notMapped) {
        run(ledger, SERVERS, "5", Outcome.ACCEPTED);
        run(ledger, SERVERS, "7", outcome);

        assertThat(ledger.accepted()).isEqualTo(Map.of(SERVERS, new BigDecimal(accepted)));
        assertThat(ledger.uncertain().contains(SERVERS)).isEqualTo(uncertain);
        assertThat(ledger.withoutPlace().stream().anyMatch(cell -> cell.key().equals(SERVERS))).isEqualTo(notMapped);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"ACCEPTED", "CARRIED"})
    void aCellThatWasNeverAcceptedHasNoAcceptedValue(Outcome outcome) {
        run(ledger, SERVERS, "7", outcome);

        assertThat(ledger.accepted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "CARRIED"})
    void acceptanceClearsDoubtAndMissingMapping(Outcome outcome) {
        run(ledger, SERVERS, "4", Outcome.NOT_MAPPED);
        run(ledger, SERVERS, "5", Optional.empty());
        run(ledger, SERVERS, "6", outcome);

        assertThat(ledger.accepted()).isEqualTo(Map.of(SERVERS, new BigDecimal("6")));
        assertThat(ledger.uncertain()).isEmpty();
        assertThat(ledger.withoutPlace()).isEmpty();
    }

    /** 5 was accepted, 6 may have arrived, 8 did not: the server has 5 or 6, so 5 can not be taken for granted. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"ACCEPTED", "CARRIED"})
    void nothingButAcceptanceEndsTheDoubtOfAnEarlierSend(Outcome outcome) {
        run(ledger, SERVERS, "5", Outcome.ACCEPTED);
        run(ledger, SERVERS, "6", Optional.empty());
        run(ledger, SERVERS, "8", outcome);

        assertThat(ledger.accepted()).isEqualTo(Map.of(SERVERS, new BigDecimal("5")));
        assertThat(ledger.uncertain()).containsExactly(SERVERS);
    }

    @Test
    void aRefusalSaysThatTheCellIsMappedNow() {
        run(ledger, SERVERS, "5", Outcome.NOT_MAPPED);
        run(ledger, SERVERS, "6", Outcome.REFUSED);

        assertThat(ledger.withoutPlace()).isEmpty();
    }

    /** Closed in the middle of a send, as by a crash. */
    @Test
    void isThereWhenItIsOpenedAgainWithTheDoubtOfARunWithoutAnEnd() {
        run(ledger, SERVERS, "12.50", Outcome.ACCEPTED);
        run(ledger, SERVERS, "7", Optional.empty());
        ledger.close();
        ledger = open();

        assertThat(ledger.accepted()).isEqualTo(Map.of(SERVERS, new BigDecimal("12.50")));
        assertThat(ledger.uncertain()).containsExactly(SERVERS);
        assertThat(ledger.cells(ledger.openRun().orElseThrow().id()))
                .containsExactly(new RunCell(SERVERS, new BigDecimal("7"), Optional.of(new BigDecimal("12.50")), Optional.empty(), ""));
    }

    @Test
    void theOutcomeOfOneCellLeavesItsNeighboursInDoubt() {
        CellKey sameServiceElsewhere = new CellKey("2", "servers");
        RunId run = ledger.begin(usage(3));
        ledger.intents(run, Map.ofEntries(intent(SERVERS, "1"), intent(MOBILES, "2"), intent(sameServiceElsewhere, "3")));
        ledger.outcomes(run, List.of(outcome(SERVERS, "1", Outcome.ACCEPTED)));

        assertThat(ledger.accepted()).isEqualTo(Map.of(SERVERS, BigDecimal.ONE));
        assertThat(ledger.uncertain()).containsExactlyInAnyOrder(MOBILES, sameServiceElsewhere);
    }

    @Test
    void everyCommitThatTouchesACellMovesTheVersionByOne() {
        long before = ledger.baselineVersion();
        RunId run = ledger.begin(usage(2));
        assertThat(ledger.baselineVersion()).isEqualTo(before);
        ledger.intents(run, Map.ofEntries(intent(SERVERS, "1"), intent(MOBILES, "2")));
        assertThat(ledger.baselineVersion()).isEqualTo(before + 1);
        ledger.outcomes(run, List.of(outcome(SERVERS, "1", Outcome.ACCEPTED), outcome(MOBILES, "2", Outcome.REFUSED)));
        assertThat(ledger.baselineVersion()).isEqualTo(before + 2);
    }

    @Test
    void nothingButCountsMovesTheVersion() {
        run(ledger, SERVERS, "1", Outcome.ACCEPTED);
        long before = ledger.baselineVersion();
        ledger.note("paused", "yes");
        ledger.buildPending(true);
        ledger.rememberService("servers", "s1", "Servers");
        ledger.rememberAccounts(Map.of("1", "Contoso"));
        ledger.savePlan(new StoredPlan("h", CLOCK.instant(), before, true, "{}"));
        ledger.begin(usage(1));

        assertThat(ledger.baselineVersion()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "12.50", "1000000000", "0.000000000000000000001", "123456789012345678901234567890.123456789"})
    void keepsEveryDigitOfAValue(String value) {
        run(ledger, SERVERS, value, Outcome.ACCEPTED);

        assertThat(ledger.accepted()).isEqualTo(Map.of(SERVERS, new BigDecimal(value)));
    }

    @Test
    void keepsIdsAsTheyAreWritten() {
        CellKey odd = new CellKey("007 ' \" ; -- Ä 漢", "ser/vers?");
        run(ledger, odd, "3", Outcome.ACCEPTED);
        run(ledger, new CellKey("7", "servers"), "4", Outcome.ACCEPTED);
        run(ledger, new CellKey("07", "servers"), "5", Outcome.ACCEPTED);

        assertThat(ledger.accepted()).isEqualTo(Map.of(odd, new BigDecimal("3"), new CellKey("7", "servers"), new BigDecimal("4"),
                new CellKey("07", "servers"), new BigDecimal("5")));
    }
}
