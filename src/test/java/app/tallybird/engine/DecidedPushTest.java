package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.LeftCustomers;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.http.Cancel;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each cause of a plan decided by a person: what goes, what waits as a plan of its own, and what is remembered beyond the push. */
class DecidedPushTest {

    private final SmallIntegration small = new SmallIntegration();

    @AfterEach
    void close() {
        small.close();
    }

    private UsageResult decided(UsagePlan plan, Map<String, Decision> decisions) {
        return small.apply(plan, PushChoices.decided(new Decisions(decisions)));
    }

    private String counts() {
        return new TreeMap<>(small.synthesize.counts).toString();
    }

    @Test
    void whatIsUndecidedOrHeldWaitsAndTheRestGoes() {
        small.pushed();
        small.seats.put("3", 5);
        small.mail.put("1", 6);
        UsagePlan plan = small.plan();
        assertThat(plan.wholeRunHeld()).isTrue();
        assertThat(plan.causes()).extracting(Cause::id).containsExactly("service:seats");
        UsageResult result = decided(plan, Map.of("service:seats", Decision.HOLD));
        assertThat(result.problems()).isEmpty();
        assertThat(result.run().orElseThrow().accepted()).isEqualTo(5);
        assertThat(counts()).isEqualTo("{1/id-Mail=6, 1/id-Seats=10, 2/id-Mail=7, 2/id-Seats=20, 3/id-Mail=0, 3/id-Seats=30}");
        UsagePlan rest = new SyncUsage(small.context()).saved(result.heldPlan().orElseThrow());
        assertThat(rest.causes()).extracting(Cause::id).containsExactly("service:seats");
        decided(rest, Map.of("service:seats", Decision.ACCEPT));
        assertThat(small.synthesize.counts).containsEntry("3/id-Seats", new BigDecimal("5"));
    }

    /** Sending again is about what was decided to go, whatever the plan held as a whole. */
    @Test
    void whatWasDecidedToWaitIsNotSentAgain() {
        small.pushed();
        small.seats.put("3", 5);
        small.mail.put("1", 6);
        UsagePlan plan = small.plan();
        assertThat(plan.wholeRunHeld()).isTrue();
        small.synthesize.answers.put("1/id-Mail", new CountResult.Failed(Problem.of(ProblemCode.SYNTHESIZE_ANSWER, "gone", "", ""), false));
        UsageResult result = decided(plan, Map.of("service:seats", Decision.HOLD));
        assertThat(result.run().orElseThrow().failed()).isEqualTo(1);
        UsagePlan again = new Correction(small.context()).retryPlan(Cancel.never());
        assertThat(again.cells()).extracting(PlanCell::key).containsExactly(new CellKey("1", "mail"));
        small.synthesize.answers.clear();
        assertThat(small.apply(again, PushChoices.accepted()).run().orElseThrow().accepted()).isEqualTo(1);
        assertThat(counts()).isEqualTo("{1/id-Mail=6, 1/id-Seats=10, 2/id-Mail=7, 2/id-Seats=20, 3/id-Mail=0, 3/id-Seats=30}");
    }

    @Test
    void undecidedIsSaid() {
        small.pushed();
        small.seats.put("3", 5);
        assertThat(SmallIntegration.words(decided(small.plan(), Map.of()).problems())).isEqualTo(
                "HELD: Held for review: Seats fell by 42 %. | Nothing was sent of the held counts; all others were not affected. | Check the numbers. If they are right, send them with: sync-usage --plan HASH (or run it again with --yes); single groups are decided by --accept, --hold, --left and --leave-out.\n");
    }

    @Test
    void whoLeftGoesToZeroAndIsToldInTheMonthAfter() {
        small.pushed();
        small.seats.put("1", 0);
        small.mail.put("1", 0);
        small.seats.put("2", 35);
        small.mail.put("2", 12);
        UsagePlan plan = small.plan();
        assertThat(plan.causes()).extracting(Cause::title).containsExactly("Customer 1 is at zero");
        decided(plan, Map.of("zero", Decision.LEFT));
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", BigDecimal.ZERO).containsEntry("1/id-Mail", BigDecimal.ZERO);
        assertThat(LeftCustomers.of(small.ledger).byId().toString()).isEqualTo("{1=Left[since=2026-03-01, name=Customer 1]}");
        assertThat(small.plan().warnings()).isEmpty();
        small.clock.pass(Duration.ofDays(31));
        assertThat(small.plan().warnings()).extracting(UsagePlan.PlanWarning::sentence)
                .containsExactly("1 customer was taken for gone: Customer 1 (2026-03-01). Nothing to do when that is right.");
        small.push(Consent.ACCEPTED);
        small.clock.pass(Duration.ofDays(31));
        small.push(Consent.ACCEPTED);
        assertThat(LeftCustomers.of(small.ledger).byId()).isEmpty();
    }

    @Test
    void whatIsLeftOutStaysOut() {
        small.pushed();
        small.seats.put("1", 2);
        small.seats.put("2", 35);
        UsagePlan plan = small.plan();
        assertThat(plan.causes()).extracting(Cause::id).containsExactly("customer:1");
        UsageResult result = decided(plan, Map.of("customer:1", Decision.LEAVE_OUT));
        assertThat(result.heldPlan()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(result.run().orElseThrow().accepted()).isEqualTo(5);
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", new BigDecimal("10"));
        assertThat(small.plan().causes()).isEmpty();
        assertThat(small.plan().toSend(true)).hasSize(5);
    }

    /** What is refused as a whole leaves no mark behind. */
    @Test
    void nothingIsNotedWhenNothingMayBeSent() {
        small.pushed();
        small.seats.put("1", 2);
        small.seats.put("2", 35);
        UsagePlan plan = small.plan();
        assertThat(plan.causes()).extracting(Cause::id).contains("customer:1");
        small.synthesize.organizationFails = Optional.of(Problem.of(ProblemCode.SYNTHESIZE_SIGN_IN, "refused", "", ""));
        assertThatThrownBy(() -> decided(plan, Map.of("customer:1", Decision.LEAVE_OUT))).isInstanceOf(ProblemException.class);
        assertThat(small.ledger.leftOut()).isEmpty();
    }

    @Test
    void nobodyIsTakenForGoneByAPushThatStopped() {
        small.pushed();
        small.seats.put("1", 0);
        small.mail.put("1", 0);
        small.seats.put("2", 35);
        small.mail.put("2", 12);
        Problem refused = Problem.of(ProblemCode.SYNTHESIZE_SIGN_IN, "refused", "", "");
        List.of("1/id-Seats", "1/id-Mail", "2/id-Seats", "2/id-Mail", "3/id-Seats", "3/id-Mail")
                .forEach(cell -> small.synthesize.answers.put(cell, new CountResult.Failed(refused, false)));
        UsageResult result = decided(small.plan(), Map.of("zero", Decision.LEFT));
        assertThat(result.run().orElseThrow().stopped()).contains(refused);
        assertThat(LeftCustomers.of(small.ledger).byId()).isEmpty();
    }
}
