package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.PushedNames;
import app.tallybird.ledger.RunEnd;
import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Customers.Device;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rules of a usage push, on real HTTP and a real ledger. */
class SyncUsageTest {

    private static final String SYNTHESIZE = "app.usegradient.com";
    private static final String NINJA = "ninjarmm.com";

    @TempDir
    private Path folder;
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder).ready();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theFirstRunIsHeldAndSendsNothingWithoutConsent() {
        UsageResult result = shop.push(Consent.ATTENDED);
        assertThat(result.run()).isEmpty();
        assertThat(result.plan().holds()).containsExactly(new Hold.FirstRun());
        assertThat(codes(result)).containsExactly(ProblemCode.HELD);
        assertThat(shop.sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void whatWasAcceptedIsTheNextBaselineAndIsSentAgain() {
        assertThat(shop.push(Consent.ACCEPTED).run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS);
        UsagePlan second = shop.plan();
        assertThat(second.totals()).containsEntry(CellState.SAME, (long) Workshop.CELLS);
        assertThat(second.held()).isFalse();
        assertThat(second.changesPending()).isFalse();
        assertThat(shop.apply(second, Consent.UNATTENDED).run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS);
        UsageResult changedOnly = shop.apply(shop.plan(), new PushChoices(Consent.ATTENDED, RebuildMode.EACH, true));
        assertThat(changedOnly.run()).isEmpty();
        assertThat(shop.sandbox.synthesize().accepted()).hasSize(2 * Workshop.CELLS);
    }

    @Test
    void aCustomerThatLeftGoesToZeroOnPurposeAndIsNotAskedAgain() {
        shop.push(Consent.ACCEPTED);
        shop.sandbox.customers().removeCustomer(3);
        UsagePlan plan = shop.plan();
        Map<CellState, Long> totals = plan.totals();
        long nonZero = shop.sandbox.synthesize().counts().entrySet().stream()
                .filter(count -> count.getKey().startsWith("3 ") && count.getValue().signum() > 0).count();
        assertThat(totals.get(CellState.HELD)).isEqualTo(nonZero);
        assertThat(shop.apply(plan, Consent.ACCEPTED).problems()).isEmpty();
        assertThat(shop.sandbox.synthesize().counts().entrySet()).filteredOn(count -> count.getKey().startsWith("3 "))
                .allMatch(count -> count.getValue().signum() == 0);
        UsagePlan after = shop.plan();
        assertThat(after.held()).isFalse();
        assertThat(after.cells()).noneMatch(cell -> cell.key().accountId().equals("3"));
    }

    @Test
    void oneFallingCustomerWaitsAndTheOthersAreSent() {
        shop.push(Consent.ACCEPTED);
        shop.sandbox.customers().keepDevices(2, 5);
        UsageResult result = shop.push(Consent.UNATTENDED);
        assertThat(codes(result)).containsExactly(ProblemCode.HELD);
        assertThat(result.plan().wholeRunHeld()).isFalse();
        assertThat(result.run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS - 8);
        UsagePlan held = new SyncUsage(shop.bench).saved(result.heldPlan().orElseThrow());
        assertThat(held.cells()).hasSize(8).allMatch(cell -> cell.key().accountId().equals("2"));
        assertThat(shop.apply(held, Consent.ACCEPTED).run().orElseThrow().accepted()).isEqualTo(8);
        assertThat(shop.sandbox.synthesize().counts().get("2 Total Devices").intValueExact()).isLessThanOrEqualTo(5);
    }

    @Test
    void unknownIsNeverSentAndNeverZero() {
        shop.push(Consent.ACCEPTED);
        Map<String, BigDecimal> before = shop.sandbox.synthesize().counts();
        shop.sandbox.fault(PlayedFault.of(PlayedFault.Kind.HALF_BODY, NINJA, "/v2/devices", 100));
        assertThatThrownBy(shop::plan).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isIn(ProblemCode.VENDOR_INCOMPLETE, ProblemCode.VENDOR_ANSWER));
        assertThat(shop.sandbox.synthesize().counts()).isEqualTo(before);
    }

    @Test
    void anOldPlanAndAPlanAgainstAnotherBaselineAreRefused() {
        UsagePlan first = shop.plan();
        shop.clock.pass(SyncUsage.PLAN_LIFE.plusSeconds(1));
        assertStale(first.hash());
        UsagePlan second = shop.plan();
        shop.apply(second, Consent.ACCEPTED);
        assertStale(second.hash());
        assertStale("0000000000000000");
    }

    private void assertStale(String hash) {
        assertThatThrownBy(() -> new SyncUsage(shop.bench).saved(hash)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.PLAN_STALE));
    }

    @Test
    void aSavedPlanIsSentAsItWasShownWhateverTheVendorSaysMeanwhile() {
        UsagePlan shown = shop.plan();
        shop.sandbox.customers().addDevice(new Device(99_000, 1, "WINDOWS_SERVER", false, false));
        UsagePlan saved = new SyncUsage(shop.bench).saved(shown.hash());
        assertThat(PlanJson.write(saved)).as("all but the names, which the ledger keeps beside it").isEqualTo(PlanJson.write(shown));
        shop.apply(saved, Consent.ACCEPTED);
        PlanCell servers = cell(shown, "1", "physical-servers");
        assertThat(shop.ledger.names(servers.key())).singleElement()
                .satisfies(pushed -> assertThat(pushed.kept()).isInstanceOfSatisfying(PushedNames.Kept.Names.class,
                        kept -> assertThat(kept.names().total()).isEqualTo(servers.units().orElseThrow().longValueExact())));
        assertThat(shop.sandbox.synthesize().counts().get("1 Total Physical Servers")).isEqualByComparingTo(servers.units().orElseThrow());
    }

    @Test
    void temporaryFaultsAreRetriedUntilTheServerHoldsThePlan() {
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 4, 503).after(3));
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 2, 429).after(20).asking("1"));
        shop.sandbox.fault(PlayedFault.of(PlayedFault.Kind.CLOSE, SYNTHESIZE, "/count$", 3).after(30));
        shop.sandbox.fault(PlayedFault.of(PlayedFault.Kind.ACT_THEN_CLOSE, SYNTHESIZE, "/count$", 3).after(40));
        shop.sandbox.fault(PlayedFault.of(PlayedFault.Kind.HTML, SYNTHESIZE, "/count$", 2).after(45));
        UsageResult result = shop.push(Consent.ACCEPTED);
        assertThat(result.problems()).isEmpty();
        assertThat(result.run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS);
        assertThat(shop.ledger.uncertain()).isEmpty();
        assertServerHolds(result.plan());
    }

    @Test
    void aCountWhoseAnswerNeverComesHasAnUnknownBaselineAndIsSentAgain() {
        shop.push(Consent.ACCEPTED);
        shop.sandbox.fault(PlayedFault.of(PlayedFault.Kind.ACT_THEN_CLOSE, SYNTHESIZE, "/count$", 6).after(0));
        UsageResult result = shop.apply(shop.plan(), Consent.ATTENDED);
        int unknown = result.run().orElseThrow().count(Outcome.UNKNOWN);
        assertThat(shop.ledger.uncertain()).hasSize(unknown);
        if (unknown > 0) {
            assertThat(codes(result)).containsExactly(ProblemCode.FAILED);
        }
        UsageResult next = shop.apply(shop.plan(), new PushChoices(Consent.ATTENDED, RebuildMode.EACH, true));
        assertThat(next.run().map(run -> run.accepted()).orElse(0)).isEqualTo(unknown);
        assertThat(shop.ledger.uncertain()).isEmpty();
    }

    @Test
    void aRefusedSignInStopsTheRunAtOnceAndTheRestIsSentLater() {
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1_000, 401).after(5));
        UsageResult result = shop.push(Consent.ACCEPTED);
        assertThat(codes(result)).contains(ProblemCode.SYNTHESIZE_SIGN_IN);
        assertThat(result.run().orElseThrow().accepted()).isEqualTo(5);
        assertThat(shop.ledger.runs(1).getFirst().ending()).contains(RunEnd.STOPPED);
        shop.sandbox.noFaults();
        assertThat(shop.push(Consent.ATTENDED).run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS);
    }

    @Test
    void anomalyStopsAfterTheFirstAnswerButThoseInFlight() {
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1_000, 403));
        UsageResult result = shop.push(Consent.ACCEPTED);
        assertThat(codes(result)).containsExactly(ProblemCode.SYNTHESIZE_ANOMALY);
        assertThat(result.run().orElseThrow().accepted()).isZero();
    }

    @Test
    void notMappedIsNoErrorAndIsSentAgainByTheNextPush() {
        shop.sandbox.synthesize().map("2", false);
        shop.sandbox.synthesize().map("4", false);
        UsageResult first = shop.push(Consent.ACCEPTED);
        assertThat(first.problems()).isEmpty();
        assertThat(first.run().orElseThrow().count(Outcome.NOT_MAPPED)).isEqualTo(16);
        shop.sandbox.synthesize().map("2", true);
        UsagePlan second = shop.plan();
        assertThat(second.totals()).containsEntry(CellState.NOT_MAPPED, 16L);
        assertThat(shop.apply(second, Consent.ATTENDED).run().orElseThrow().count(Outcome.NOT_MAPPED)).isEqualTo(8);
    }

    @Test
    void retrySendsExactlyWhatWasNotAccepted() {
        shop.sandbox.synthesize().map("5", false);
        shop.push(Consent.ACCEPTED);
        shop.sandbox.synthesize().map("5", true);
        Correction correction = new Correction(shop.bench);
        UsagePlan plan = correction.retryPlan(shop.cancel);
        assertThat(plan.cells()).extracting(PlanCell::key).extracting(CellKey::accountId).containsOnly("5").hasSize(8);
        UsageResult result = shop.apply(plan, Consent.ATTENDED);
        assertThat(result.run().orElseThrow().accepted()).isEqualTo(8);
        shop.clock.pass(Duration.ofMinutes(61));
        assertThatThrownBy(() -> correction.retryPlan(shop.cancel)).isInstanceOf(ProblemException.class);
    }

    @Test
    void undoSendsTheValuesFromBeforeTheRun() {
        shop.push(Consent.ACCEPTED);
        Map<String, BigDecimal> before = shop.sandbox.synthesize().counts();
        shop.sandbox.customers().addDevice(new Device(99_000, 1, "WINDOWS_SERVER", false, false));
        UsageResult second = shop.push(Consent.ATTENDED);
        assertThat(shop.sandbox.synthesize().counts()).isNotEqualTo(before);
        shop.apply(new Correction(shop.bench).undoPlan(second.run().orElseThrow().runId().value(), shop.cancel), Consent.ATTENDED);
        assertThat(shop.sandbox.synthesize().counts()).isEqualTo(before);
    }

    @Test
    void rebuildOnceBuildsOnceAfterTheLastCount() {
        UsageResult result = shop.apply(shop.plan(), new PushChoices(Consent.ACCEPTED, RebuildMode.ONCE, false));
        assertThat(result.run().orElseThrow().rebuilt()).isTrue();
        assertThat(shop.sandbox.synthesize().builds()).isEqualTo(1);
        assertThat(shop.sandbox.synthesize().accepted()).hasSize(Workshop.CELLS + 1);
        assertServerHolds(result.plan());
    }

    @Test
    void aBuildThatFailedIsOwedAndMadeByTheNextRun() {
        shop.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 6, 503).after(Workshop.CELLS));
        UsageResult result = shop.apply(shop.plan(), new PushChoices(Consent.ACCEPTED, RebuildMode.ONCE, false));
        assertThat(result.run().orElseThrow().buildOwed()).isTrue();
        assertThat(codes(result)).containsExactly(ProblemCode.UNREACHABLE);
        assertThat(shop.sandbox.synthesize().builds()).isZero();
        UsageResult next = shop.apply(shop.plan(), new PushChoices(Consent.ATTENDED, RebuildMode.ONCE, false));
        assertThat(next.run().orElseThrow().rebuilt()).isTrue();
        assertThat(shop.ledger.buildPending()).isFalse();
        assertThat(shop.sandbox.synthesize().builds()).isEqualTo(1);
    }

    @Test
    void whatIsLeftOutOnPurposeIsListedAndNotSent() {
        shop.ledger.leaveOut(new LeftOut(Optional.of("1"), Optional.empty()));
        shop.ledger.leaveOut(new LeftOut(Optional.empty(), Optional.of("mobile-devices")));
        UsageResult result = shop.push(Consent.ACCEPTED);
        assertThat(result.plan().totals()).containsEntry(CellState.LEFT_OUT, 8L + Workshop.CUSTOMERS - 1);
        assertThat(shop.sandbox.synthesize().counts().keySet()).noneMatch(cell -> cell.startsWith("1 ") || cell.endsWith("Mobile Devices"));
    }

    @Test
    void stopsBetweenRequestsWhenCancelledAndNothingIsLost() {
        UsagePlan plan = shop.plan();
        UsageResult result = new SyncUsage(shop.bench).apply(plan, PushChoices.accepted(), progress -> {
            if (progress.accepted() >= 10) {
                shop.cancel.cancel();
            }
        }, shop.cancel);
        assertThat(codes(result)).contains(ProblemCode.CANCELLED);
        assertThat(shop.ledger.runs(1).getFirst().ending()).contains(RunEnd.CANCELLED);
        int known = shop.ledger.accepted().size() + shop.ledger.uncertain().size();
        assertThat(known).isGreaterThanOrEqualTo(shop.sandbox.synthesize().counts().size());
    }

    @Test
    void keysOfAnotherOrganizationChangeNothing() {
        shop.sandbox.synthesize().becomeOrganization("org-2");
        assertThatThrownBy(shop::plan).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.WRONG_ORGANIZATION));
    }

    private void assertServerHolds(UsagePlan plan) {
        Map<String, BigDecimal> planned = plan.cells().stream()
                .collect(Collectors.toMap(cell -> cell.key().accountId() + " " + cell.service(), cell -> cell.units().orElseThrow()));
        assertThat(shop.sandbox.synthesize().counts()).isEqualTo(new TreeMap<>(planned));
    }

    private static PlanCell cell(UsagePlan plan, String account, String service) {
        return plan.cells().stream().filter(cell -> cell.key().equals(new CellKey(account, service))).findFirst().orElseThrow();
    }

    private static List<ProblemCode> codes(UsageResult result) {
        return result.problems().stream().map(problem -> problem.code()).toList();
    }
}
