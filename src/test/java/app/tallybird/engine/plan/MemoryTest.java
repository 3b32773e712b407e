package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What a plan compares with is what the ledger was told. */
class MemoryTest {

    private static final CellKey ACCEPTED = PlannedCase.key("1/seats");
    private static final CellKey DOUBTED = PlannedCase.key("2/seats");
    private static final CellKey HOMELESS = PlannedCase.key("3/seats");

    @Test
    void eachCellIsAsItsLastSendLeftIt() {
        try (Ledger ledger = Ledger.empty(new StageClock())) {
            assertThat(Memory.of(ledger, Set.of()))
                    .isEqualTo(new Memory(0, Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), WarningMemory.NONE, LeftCustomers.NONE));
            assertThat(Memory.of(ledger, Set.of()).anythingAccepted()).isFalse();
            RunId run = ledger.begin(new RunStart(RunKind.USAGE, "hash", StartedBy.ATTENDED, 3, Optional.empty()));
            ledger.intents(run, Map.of(DOUBTED, BigDecimal.TWO, HOMELESS, BigDecimal.TEN));
            ledger.outcomes(run, List.of(new CellResult(HOMELESS, BigDecimal.TEN, Outcome.NOT_MAPPED, "no")));
            assertThat(Memory.of(ledger, Set.of()).anythingAccepted()).isFalse();
            ledger.intents(run, Map.of(ACCEPTED, new BigDecimal("1.50")));
            ledger.outcomes(run, List.of(new CellResult(ACCEPTED, new BigDecimal("1.50"), Outcome.ACCEPTED, "")));
            ledger.finish(run, RunEnd.DONE);
            ledger.rememberAccounts(Map.of("1", "Acme"));
            ledger.rememberService("seats", "id-1", "Seats");
            ledger.rememberAccountsLastRun(Set.of("1", "2"));
            ledger.rememberWarnings(List.of("3 W405 /m\tx"));
            Memory memory = Memory.of(ledger, Set.of("seats"));
            assertThat(memory).isEqualTo(new Memory(ledger.baselineVersion(),
                    Map.of(ACCEPTED, new CellMemory(Optional.of(new BigDecimal("1.5")), false, false), DOUBTED,
                            new CellMemory(Optional.empty(), true, false), HOMELESS, new CellMemory(Optional.empty(), false, true)),
                    Map.of("1", "Acme"), Map.of("seats", "Seats"), Set.of("1", "2"), Set.of("seats"),
                    new WarningMemory(Map.of("W405 /m\tx", 3L)), LeftCustomers.NONE));
            assertThat(memory.version()).isPositive();
            assertThat(memory.anythingAccepted()).isTrue();
            assertThat(List.of(memory.account(ACCEPTED), memory.account(DOUBTED), memory.service(ACCEPTED),
                    memory.service(PlannedCase.key("1/mail")))).containsExactly("Acme", "2", "Seats", "mail");
            assertThat(memory.cell(PlannedCase.key("9/seats"))).isEqualTo(CellMemory.NONE);
        }
    }

    @Test
    void aPlanIsStoredWholeUnderItsHash() {
        UsagePlan plan = new PlannedCase().accounts("1").services("seats").now("1/seats", "4").plan();
        assertThat(PlanJson.stored(plan)).isEqualTo(new StoredPlan(plan.hash(), PlannedCase.NOW, 7, true, PlanJson.write(plan).toString()));
        assertThat(plan.cells().getFirst().sent()).isEqualByComparingTo("4");
    }
}
