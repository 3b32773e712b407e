package app.tallybird.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;

/** One prepares, another agrees, and only then does a count go out. */
class SecondPersonTest extends ThreePeople {

    @Test
    void whatIsPreparedWaitsAndGoesOutWhenAnotherAgrees() {
        String before = there();
        small.seats.put("2", 21);
        UsageResult asked = apply(dana, plan(dana), PushChoices.attended());

        assertThat(asked.run()).isEmpty();
        assertThat(asked.problems()).extracting(one -> one.code()).containsExactly(ProblemCode.APPROVAL_NEEDED);
        assertThat(asked.asked().orElseThrow().proposal().asked().totals().words()).isEqualTo("6 to send, 0 held");
        assertThat(there()).isEqualTo(before);

        approve(mia);
        assertThat(there()).isEqualTo(before);
        UsageResult sent = sendApproved(mia).orElseThrow();

        assertThat(sent.run().orElseThrow().accepted()).isEqualTo(6);
        assertThat(small.synthesize.counts.get("2/id-Seats")).isEqualByComparingTo("21");
        assertThat(dana.proposals().newest(1).getFirst().state()).isEqualTo(ProposalState.SENT);
        assertThat(sendApproved(ravi)).isEmpty();
        String name = Proposal.shortName(asked.plan().hash());
        assertThat(audit()).endsWith("dana: Asked billing to approve plan " + name + ": 6 to send, 0 held",
                "mia: Approved plan " + name + ": 6 to send, 0 held",
                "mia: Sent plan " + name + ", approved by mia: 6 counts, all accepted");
    }

    @Test
    void nobodyAgreesToWhatTheyPreparedOrDecidedAbout() {
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        apply(dana, plan, held(plan, "Ravi", Decision.ACCEPT, ""));

        ProblemException own = refused(() -> approve(dana));
        assertThat(own.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED);
        assertThat(own.problem().what()).contains("was prepared or decided about by dana");
        assertThat(refused(() -> approve(ravi)).problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED);
        assertThat(refused(() -> answer(ravi, ProposalState.SENT_BACK, "no")).problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED);
        assertThat(dana.proposals().open().orElseThrow().state()).isEqualTo(ProposalState.WAITING);
        assertThat(sendApproved(dana)).isEmpty();
        approve(mia);
        assertThat(sendApproved(dana).orElseThrow().run()).isPresent();
    }

    @Test
    void ofTwoAtOnceTheSecondSeesWhoWasFirst() {
        apply(dana, plan(dana), PushChoices.attended());
        Proposal seen = ravi.proposals().open().orElseThrow();
        approve(mia);

        ProblemException late = refused(() -> SecondPersonGate.answer(ravi, seen, ProposalState.SENT_BACK, "wait", small.clock.instant()));
        assertThat(late.problem().what()).isEqualTo("Plan " + seen.shortName() + " is approved already by mia.");
        assertThat(dana.proposals().find(seen.number()).orElseThrow().state()).isEqualTo(ProposalState.APPROVED);
        assertThat(dana.proposals().find(seen.number()).orElseThrow().answer().orElseThrow().by()).isEqualTo("mia");
    }

    @Test
    void aNumberThatChangedMakesTheApprovalVoidAndWhatWasReadWaits() {
        small.seats.put("1", 2);
        small.mail.put("1", 6);
        UsagePlan plan = plan(dana);
        assertThat(plan.causes()).extracting(Cause::id).containsExactly("customer:1");
        apply(dana, plan, held(plan, "dana", Decision.ACCEPT, "they moved"));
        approve(mia);
        small.mail.put("2", 8);
        small.synthesize.sent.clear();

        UsageResult result = sendApproved(ravi).orElseThrow();

        assertThat(small.synthesize.sent).isEmpty();
        assertThat(result.run()).isEmpty();
        assertThat(result.problems()).extracting(one -> one.code()).containsExactly(ProblemCode.PLAN_STALE, ProblemCode.APPROVAL_NEEDED);
        List<Proposal> both = dana.proposals().newest(2);
        assertThat(both).extracting(Proposal::state).containsExactly(ProposalState.WAITING, ProposalState.VOID);
        assertThat(both.getFirst().asked().totals().send()).isEqualTo(6);
        // the decision about what is the same is kept, and with it who decided
        assertThat(both.getFirst().prepared().deciders()).containsExactly("dana");
        assertThat(refused(() -> approve(dana)).problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED);
        assertThat(refused(() -> approve(ravi)).problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED);
        approve(mia);
        assertThat(sendApproved(dana).orElseThrow().run().orElseThrow().accepted()).isEqualTo(6);
        assertThat(small.synthesize.sent).contains("2/id-Mail=8", "1/id-Seats=2", "1/id-Mail=6");
    }

    /** The only one who may approve would have prepared it herself, and nobody could have agreed to it any more. */
    @Test
    void whoAgreedDoesNotBecomeWhoPreparedWhenTheyFindAChange() {
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        apply(dana, plan, held(plan, "dana", Decision.ACCEPT, "they moved"));
        Proposal agreed = approve(mia);
        small.mail.put("2", 8);
        small.synthesize.sent.clear();

        UsageResult result = sendApproved(mia).orElseThrow();

        assertThat(small.synthesize.sent).isEmpty();
        assertThat(result.asked()).isEmpty();
        Problem back = result.problems().getFirst();
        assertThat(result.problems()).hasSize(1);
        assertThat(back.code()).isEqualTo(ProblemCode.PLAN_STALE);
        assertThat(back.what())
                .isEqualTo("The approval of plan " + agreed.shortName() + " is void: a number has changed since it was prepared.");
        assertThat(back.next()).isEqualTo("It goes back to dana, who looks at the numbers of now and asks again.");
        assertThat(dana.proposals().newest(2)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(ProposalState.VOID);
            assertThat(one.note()).isEqualTo("a number has changed since it was prepared");
        });
        // dana asks again, with what she decided, and mia may still agree
        assertThat(SecondPersonGate.kept(dana, plan(dana)).byCause()).containsEntry("customer:1", Decision.ACCEPT);
        apply(dana, plan(dana), PushChoices.decided(SecondPersonGate.kept(dana, plan(dana))));
        approve(mia);
        assertThat(sendApproved(mia).orElseThrow().run().orElseThrow().accepted()).isEqualTo(6);
    }

    /** The reason is the one that there is. */
    @Test
    void whatWasLeftOutOrRuledMeanwhileIsNamedAsTheReason() {
        apply(dana, plan(dana), PushChoices.attended());
        approve(mia);
        ravi.leaveOut(new LeftOut(Optional.of("2"), Optional.empty()));
        assertThat(sendApproved(mia).orElseThrow().problems().getFirst().what())
                .endsWith("is void: something of it was left out since it was prepared.");
        apply(dana, plan(dana), PushChoices.attended());
        approve(mia);
        dana.contracts().change(List.of(), List.of());
        assertThat(sendApproved(mia).orElseThrow().problems().getFirst().what())
                .endsWith("is void: numbers were sent, or contract rules changed, since it was prepared.");
    }

    /** What was accepted at 2 is not accepted at 1. */
    @Test
    void aDecisionAboutOtherNumbersIsNotKept() {
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        apply(dana, plan, held(plan, "dana", Decision.ACCEPT, ""));
        approve(mia);
        small.seats.put("1", 1);
        sendApproved(ravi);

        Proposal now = dana.proposals().open().orElseThrow();
        assertThat(now.prepared().deciders()).isEmpty();
        assertThat(now.asked().totals().words()).isEqualTo("5 to send, 1 held");
    }

    @Test
    void theDayEndsWhatWasNotSent() {
        apply(dana, plan(dana), PushChoices.attended());
        approve(mia);
        Proposal approved = dana.proposals().open().orElseThrow();
        assertThat(approved.prepared().goodUntil()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        small.clock.pass(Duration.between(small.clock.instant(), approved.prepared().goodUntil()));
        small.synthesize.sent.clear();

        assertThat(sendApproved(mia)).isEmpty();
        assertThat(small.synthesize.sent).isEmpty();
        assertThat(dana.proposals().find(approved.number()).orElseThrow().state()).isEqualTo(ProposalState.VOID);
        assertThat(audit()).last().asString().endsWith("is void: it was not sent by the end of its day");
    }

    @Test
    void nobodyAgreesAfterTheDayOrAfterOtherNumbersWereSent() {
        apply(dana, plan(dana), PushChoices.attended());
        Proposal seen = mia.proposals().open().orElseThrow();
        small.clock.pass(Duration.ofDays(1));
        assertThat(refused(() -> SecondPersonGate.answer(mia, seen, ProposalState.APPROVED, "", small.clock.instant())).problem().what())
                .contains("has ended");
        apply(dana, plan(dana), PushChoices.attended());
        Proposal next = mia.proposals().open().orElseThrow();
        dana.contracts().change(List.of(), List.of());
        assertThat(refused(() -> SecondPersonGate.answer(mia, next, ProposalState.APPROVED, "", small.clock.instant())).problem().what())
                .contains("contract rules changed");
        assertThat(dana.proposals().find(next.number()).orElseThrow().state()).isEqualTo(ProposalState.VOID);
    }

    @Test
    void whatWasSentBackKeepsItsPlanAndItsDecisions() {
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        apply(dana, plan, held(plan, "dana", Decision.HOLD, "asking Mr. Ito"));
        Proposal back = answer(mia, ProposalState.SENT_BACK, "Woodgrove moved on the 1st?");

        assertThat(back.state()).isEqualTo(ProposalState.SENT_BACK);
        assertThat(back.note()).isEqualTo("Woodgrove moved on the 1st?");
        assertThat(dana.plan(back.plan())).isPresent();
        assertThat(SecondPersonGate.kept(dana, plan(dana)).made()).hasSize(1).allSatisfy((group, made) -> {
            assertThat(group).isEqualTo("customer:1");
            assertThat(made.note()).isEqualTo("asking Mr. Ito");
        });
        assertThat(audit()).endsWith("dana: Held 1 count: Customer 1 fell by 80 % \u201casking Mr. Ito\u201d",
                "dana: Asked billing to approve plan " + back.shortName() + ": 5 to send, 1 held",
                "mia: Sent back plan " + back.shortName() + ": \u201cWoodgrove moved on the 1st?\u201d");
    }

    /** Whoever leaves a customer out meanwhile has decided last, also where the vendor is not read again for what was agreed to. */
    @Test
    void whatWasLeftOutSinceIsNotSentByWhatWasAgreedTo() {
        String run = dana.runs(1).getFirst().id().value();
        apply(dana, new Correction(small.context(dana)).undoPlan(run, Cancel.never()), PushChoices.accepted());
        approve(mia);
        small.synthesize.sent.clear();
        ravi.leaveOut(new LeftOut(Optional.of("2"), Optional.empty()));
        assertThat(sendApproved(mia).orElseThrow().run()).isEmpty();
        assertThat(small.synthesize.sent).isEmpty();
        assertThat(dana.proposals().newest(1).getFirst().state()).isEqualTo(ProposalState.VOID);
    }

    /** The same of a push that was cut short. */
    @Test
    void whatWasLeftOutSinceAPushWasCutShortIsNotSentWhenItIsFinished() {
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        apply(dana, plan, held(plan, "dana", Decision.ACCEPT, ""));
        approve(mia);
        cutShort(mia);
        ravi.leaveOut(new LeftOut(Optional.of("3"), Optional.empty()));

        UsageResult rest = apply(ravi, plan(ravi), new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false));

        assertThat(rest.run()).isEmpty();
        assertThat(small.synthesize.sent).isEmpty();
        assertThat(dana.proposals().open().orElseThrow().state()).isEqualTo(ProposalState.WAITING);
    }

    private void cutShort(Ledger as) {
        // all others, because what is held afterwards depends on which of them are there
        small.synthesize.acceptedFirst = 5;
        small.synthesize.answers.put("3/id-Mail", new CountResult.Failed(Problem.of(ProblemCode.CANCELLED, "stopped", "", ""), false));
        assertThat(sendApproved(as).orElseThrow().run().orElseThrow().stopped()).isPresent();
        assertThat(dana.proposals().open().orElseThrow().state()).isEqualTo(ProposalState.APPROVED);
        small.synthesize.answers.clear();
        small.synthesize.sent.clear();
    }

    /** The first start ends in the middle; the next one finishes what was agreed to, without another yes. */
    @Test
    void aPushThatWasCutShortIsFinishedByWhatWasAgreedTo() {
        small.seats.put("1", 2);
        UsagePlan plan = plan(dana);
        apply(dana, plan, held(plan, "dana", Decision.ACCEPT, ""));
        approve(mia);
        cutShort(mia);

        UsageResult rest = apply(ravi, plan(ravi), new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false));

        int carried = rest.run().orElseThrow().count(Outcome.CARRIED);
        assertThat(rest.run().orElseThrow().accepted()).isEqualTo(6);
        assertThat(small.synthesize.sent).hasSize(6 - carried).contains("3/id-Mail=0");
        assertThat(small.synthesize.counts.get("1/id-Seats")).isEqualByComparingTo("2");
        assertThat(dana.proposals().newest(1).getFirst().state()).isEqualTo(ProposalState.SENT);
    }

    @Test
    void aPushThatWasCutShortIsNotFinishedWithOtherNumbers() {
        apply(dana, plan(dana), PushChoices.attended());
        approve(mia);
        cutShort(mia);
        small.seats.put("3", 31);
        assertThat(sendApproved(ravi).orElseThrow().run()).isEmpty();
        assertThat(small.synthesize.sent).isEmpty();
        assertThat(dana.proposals().newest(2)).extracting(Proposal::state).containsExactly(ProposalState.WAITING, ProposalState.VOID);
    }
}
