package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.SecondPerson;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One prepares, another agrees, and only then does a count go out. */
class SecondPersonTest {

    @TempDir
    private Path folder;

    private final SmallIntegration small = new SmallIntegration();
    private Ledger dana = small.ledger;
    private Ledger mia = small.ledger;
    private Ledger ravi = small.ledger;

    private Ledger ledger(String person) {
        return ledger(person, TeamRole.BILLING);
    }

    private Ledger ledger(String person, TeamRole role) {
        return Ledger.open(folder.resolve("small.db"),
                new LedgerUser(small.clock, words -> words, Optional.of(person), person.toUpperCase(Locale.ROOT) + "-PC", role));
    }

    @BeforeEach
    void pushedOnce() {
        dana = ledger("dana");
        mia = ledger("mia");
        ravi = ledger("ravi");
        IntegrationContext first = small.context(dana);
        FirstSteps.take(first, Cancel.never());
        apply(dana, plan(dana), PushChoices.accepted());
        small.clock.pass(Duration.ofMinutes(1));
        small.approval = new SecondPerson(SecondPerson.Needed.EVERY, BigDecimal.ZERO);
    }

    @AfterEach
    void close() {
        dana.close();
        mia.close();
        ravi.close();
        small.close();
    }

    private UsagePlan plan(Ledger as) {
        return new SyncUsage(small.context(as)).plan(ReadListener.none(), Cancel.never());
    }

    private UsageResult apply(Ledger as, UsagePlan plan, PushChoices choices) {
        return new SyncUsage(small.context(as)).apply(plan, choices, PushListener.none(), Cancel.never());
    }

    private Optional<UsageResult> sendApproved(Ledger as) {
        return new SyncUsage(small.context(as)).sendApproved(PushListener.none(), Cancel.never());
    }

    private Proposal answer(Ledger as, ProposalState state, String note) {
        return SecondPersonGate.answer(as, as.proposals().open().orElseThrow(), state, note, small.clock.instant());
    }

    private Proposal approve(Ledger as) {
        return answer(as, ProposalState.APPROVED, "");
    }

    private String there() {
        return small.synthesize.counts.toString();
    }

    private List<String> audit() {
        return dana.audit().entries("small").reversed().stream().map(entry -> entry.person() + ": " + entry.words()).toList();
    }

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

    private PushChoices held(UsagePlan plan, String by, Decision decision, String note) {
        Decisions decisions = Decisions.NONE;
        for (Cause cause : plan.causes()) {
            if (cause.choices().contains(decision)) {
                decisions = decisions.with(cause, decision, new Decisions.Made(by, small.clock.instant(), note));
            }
        }
        return PushChoices.decided(decisions);
    }

    private static ProblemException refused(ThrowingCallable what) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, what));
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
}
