package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.SecondPerson;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Which sends need a second person, and who may be one. */
class SecondPersonRuleTest extends ThreePeople {

    @Test
    void heldOnesAloneNeedASecondPersonWhenThatIsSet() {
        small.approval = new SecondPerson(SecondPerson.Needed.HELD, BigDecimal.ZERO);
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        UsageResult rest = apply(dana, plan, PushChoices.attended());
        assertThat(rest.run().orElseThrow().accepted()).isEqualTo(5);

        small.synthesize.sent.clear();
        UsagePlan waits = new SyncUsage(small.context(dana)).saved(rest.heldPlan().orElseThrow());
        assertThat(apply(dana, waits, PushChoices.accepted()).run()).isEmpty();
        assertThat(small.synthesize.sent).isEmpty();
        approve(mia);
        sendApproved(mia);
        assertThat(small.synthesize.sent).containsExactly("1/id-Seats=2");
    }

    @Test
    void withoutTheSettingEverythingIsAsBeforeAndWhatWaitedIsOvertaken() {
        apply(dana, plan(dana), PushChoices.attended());
        small.approval = SecondPerson.NOBODY;
        assertThat(apply(ravi, plan(ravi), PushChoices.attended()).run().orElseThrow().accepted()).isEqualTo(6);
        assertThat(dana.proposals().newest(1).getFirst().state()).isEqualTo(ProposalState.VOID);
        assertThat(audit()).anyMatch(words -> words.endsWith("is void: other numbers were sent"));
    }

    private void priced(String serviceKey, String unit) {
        Price price = new Price("", new Scope(Optional.empty(), Optional.of(serviceKey)), new BigDecimal(unit), Optional.empty(),
                Optional.empty(), "kim");
        dana.prices().change(Currency.getInstance("USD"), List.of(price), List.of());
    }

    @Test
    void aSendUpToTheAmountNeedsNobodyAndOneAboveIt() {
        priced("seats", "10");
        priced("mail", "1");
        small.approval = new SecondPerson(SecondPerson.Needed.ABOVE, new BigDecimal("30"));
        small.clock.pass(Duration.ofDays(1));
        small.seats.put("2", 21);
        small.seats.put("3", 28);
        // 10 up and 20 down are 30 that change, and not 10
        assertThat(apply(dana, plan(dana), PushChoices.attended()).run()).isPresent();
        small.clock.pass(Duration.ofDays(1));
        small.seats.put("2", 22);
        small.seats.put("3", 26);
        small.mail.put("1", 6);
        assertThat(apply(dana, plan(dana), PushChoices.attended()).run()).isEmpty();
        assertThat(dana.proposals().open().orElseThrow().asked().totals().money()).isEqualTo("-9.00 USD");
    }

    @Test
    void aSendIsNotMadeSmallBySendingItInParts() {
        priced("seats", "10");
        small.approval = new SecondPerson(SecondPerson.Needed.ABOVE, new BigDecimal("30"));
        small.clock.pass(Duration.ofDays(1));
        small.seats.put("2", 22);
        assertThat(apply(dana, plan(dana), PushChoices.attended()).run()).isPresent();
        small.clock.pass(Duration.ofHours(1));
        small.seats.put("3", 32);
        assertThat(apply(dana, plan(dana), PushChoices.attended()).run()).isEmpty();
        approve(mia);
        assertThat(sendApproved(mia).orElseThrow().run()).isPresent();
        // what a second person has agreed to is not counted again
        small.clock.pass(Duration.ofHours(1));
        small.seats.put("3", 33);
        assertThat(apply(dana, plan(dana), PushChoices.attended()).run()).isPresent();
    }

    @Test
    void whatChangesAndHasNoPriceNeedsASecondPerson() {
        priced("seats", "10");
        small.approval = new SecondPerson(SecondPerson.Needed.ABOVE, new BigDecimal("1000"));
        assertThat(apply(dana, plan(dana), PushChoices.attended()).run()).isPresent();
        small.mail.put("1", 6);
        assertThat(apply(dana, plan(dana), PushChoices.attended()).run()).isEmpty();
    }

    @Test
    void eachRoleMayDoItsOwnThingsAndNoOthers() {
        assertThat(TeamRole.TECHNICIAN.rights()).containsExactlyInAnyOrder(Right.SEND, Right.RULES, Right.SET_UP);
        assertThat(TeamRole.BILLING.rights()).containsExactlyInAnyOrder(Right.values());
        assertThat(TeamRole.READER.rights()).isEmpty();
        assertThat(TeamRole.COMPUTER.rights()).containsExactly(Right.SEND);
        apply(dana, plan(dana), PushChoices.attended());
        Proposal waits = dana.proposals().open().orElseThrow();
        small.synthesize.sent.clear();
        try (Ledger tom = ledger("tom", TeamRole.TECHNICIAN);
                Ledger rea = ledger("rea", TeamRole.READER);
                Ledger server = ledger("srv", TeamRole.COMPUTER)) {
            for (Ledger other : List.of(tom, rea, server)) {
                assertThat(refused(() -> SecondPersonGate.answer(other, waits, ProposalState.APPROVED, "", small.clock.instant())).problem()
                        .what()).startsWith("You work here as ").endsWith(", who may not approve what others prepared.");
                assertThat(refused(() -> other.prices().change(Currency.getInstance("USD"), List.of(), List.of())).problem().code())
                        .isEqualTo(ProblemCode.NOT_ALLOWED);
            }
            for (Ledger other : List.of(rea, server)) {
                assertThat(refused(() -> other.contracts().change(List.of(), List.of())).problem().what())
                        .contains("change contract rules");
            }
            small.approval = SecondPerson.NOBODY;
            assertThat(refused(() -> apply(rea, plan(rea), PushChoices.attended())).problem().what()).contains("may not send counts");
            assertThat(small.synthesize.sent).isEmpty();
            assertThat(apply(server, plan(server), PushChoices.attended()).run()).isPresent();
        }
    }

    @Test
    void sendingAgainAndGoingBackNeedASecondPersonToo() {
        small.synthesize.answers.put("1/id-Mail", new CountResult.Refused("no"));
        small.synthesize.answers.put("2/id-Mail", new CountResult.NotMapped("not mapped"));
        apply(dana, plan(dana), PushChoices.attended());
        approve(mia);
        assertThat(sendApproved(mia).orElseThrow().run()).isPresent();
        small.synthesize.answers.clear();
        small.synthesize.sent.clear();

        apply(dana, new Correction(small.context(dana)).retryPlan(Cancel.never()), PushChoices.attended());
        assertThat(small.synthesize.sent).isEmpty();
        approve(mia);
        sendApproved(mia);
        assertThat(small.synthesize.sent).containsExactly("2/id-Mail=7");

        String run = dana.runs(1).getFirst().id().value();
        UsagePlan back = new Correction(small.context(dana)).undoPlan(run, Cancel.never());
        small.synthesize.sent.clear();
        apply(dana, back, PushChoices.accepted());
        assertThat(small.synthesize.sent).isEmpty();
        approve(ravi);
        sendApproved(ravi);
        assertThat(small.synthesize.sent).containsExactly("2/id-Mail=7");
        assertThat(audit()).last().asString().startsWith("ravi: Went back to the values before run " + run + ", plan ")
                .endsWith(", approved by ravi: 1 count, all accepted");
    }

    @Test
    void aRunThatNobodyLooksAtTakesNoPersonsPlace() {
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        apply(dana, plan, held(plan, "dana", Decision.ACCEPT, ""));
        Proposal waits = dana.proposals().open().orElseThrow();

        UsageResult nightly = apply(ravi, plan(ravi), new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false));
        assertThat(nightly.asked().orElseThrow().fresh()).isFalse();
        assertThat(dana.proposals().open().orElseThrow().number()).isEqualTo(waits.number());
        approve(mia);
        UsageResult sent = apply(ravi, plan(ravi), new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false));
        assertThat(sent.run().orElseThrow().accepted()).isEqualTo(6);
        assertThat(small.synthesize.counts.get("1/id-Seats")).isEqualByComparingTo("2");
    }
}
