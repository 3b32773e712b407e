package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.daily.History;
import app.tallybird.engine.daily.HistoryJson;
import app.tallybird.engine.daily.RunCsv;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.ContractedCount;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.RunId;
import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is sent under contract rules, on real HTTP and a real ledger. */
class ContractPushTest {

    private static final CellKey SECOND = new CellKey("2", "total-devices");

    @TempDir
    private Path folder;
    private Workshop shop;
    private BigDecimal counted;

    @BeforeEach
    void open() {
        shop = new Workshop(folder).ready();
        assertThat(shop.push(Consent.ACCEPTED).run().orElseThrow().accepted()).isEqualTo(Workshop.CELLS);
        counted = at("2 Total Devices");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private BigDecimal at(String cell) {
        return shop.sandbox.synthesize().counts().get(cell);
    }

    private static ContractRule rule(Billing billing, Optional<LocalDate> until) {
        return new ContractRule("", new ContractRule.Scope(Optional.of(SECOND.accountId()), Optional.of(SECOND.serviceKey())), billing,
                "Campus agreement", "kim", new ContractRule.Period(Optional.empty(), until));
    }

    private void rules(Billing... billings) {
        shop.ledger.contracts().change(List.of(billings).stream().map(billing -> rule(billing, Optional.empty())).toList(),
                Set.copyOf(shop.ledger.contracts().rules().all().stream().map(ContractRule::id).toList()));
    }

    private Billing above(int more) {
        return new Billing.AtLeast(counted.add(BigDecimal.valueOf(more)));
    }

    private PlanCell second(UsagePlan plan) {
        return plan.cells().stream().filter(cell -> cell.key().equals(SECOND)).findFirst().orElseThrow();
    }

    /** The requests about the second customer's devices from then on, as Synthesize took them. */
    private List<String> sent(int from) {
        List<String> all = shop.sandbox.synthesize().accepted();
        String service = shop.ledger.serviceIds().get(SECOND.serviceKey());
        return all.subList(from, all.size()).stream().filter(line -> line.startsWith("2 " + service + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList();
    }

    private int requests() {
        return shop.sandbox.synthesize().accepted().size();
    }

    @Test
    void theBilledNumberIsSentAndBothAreKept() {
        int before = requests();
        rules(above(4));
        UsageResult result = shop.push(Consent.ATTENDED);
        assertThat(result.problems()).isEmpty();
        BigDecimal billed = counted.add(BigDecimal.valueOf(4));
        assertThat(sent(before)).containsExactly(billed.toPlainString());
        assertThat(requests()).isEqualTo(before + Workshop.CELLS);
        assertThat(shop.ledger.contracts().counted()).isEqualTo(Map.of(SECOND, new Counted(Optional.of(counted), Optional.of("C1"))));

        UsagePlan next = shop.plan();
        assertThat(second(next).change()).isEqualTo(CellState.SAME);
        assertThat(next.changesPending()).isFalse();
        RunId run = result.run().orElseThrow().runId();
        assertThat(new History(shop.ledger, ZoneOffset.UTC, CountedOnce.NONE).details(run))
                .filteredOn(detail -> detail.cell().key().equals(SECOND)).singleElement().satisfies(detail -> {
                    assertThat(detail.cell().units()).isEqualTo(billed);
                    assertThat(detail.counted()).contains(counted);
                    assertThat(detail.rule()).contains("C1");
                });
        assertThat(new History(shop.ledger, ZoneOffset.UTC, CountedOnce.NONE).csv())
                .contains("," + counted + "," + billed + ",accepted,,," + counted + ",C1\r\n");
        assertThat(HistoryJson.of(new History(shop.ledger, ZoneOffset.UTC, CountedOnce.NONE)))
                .contains("\"counted\": " + counted + ",\n        \"contractRule\": \"C1\"");
        assertThat(RunCsv.write(shop.ledger, shop.ledger.run(run).orElseThrow(), ZoneOffset.UTC))
                .contains("," + counted + "," + billed + ",," + counted + ",C1\r\n");
    }

    @Test
    void whatIsNotBilledGoesToZeroSoThatNoOldNumberStays() {
        rules(new Billing.NotBilled());
        int before = requests();
        assertThat(shop.push(Consent.ACCEPTED).problems()).isEmpty();
        assertThat(sent(before)).containsExactly("0");
        assertThat(at("2 Total Devices")).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(shop.push(Consent.UNATTENDED).problems()).isEmpty();
    }

    /** A deduction is taken off what was counted, however often it is sent again. */
    @Test
    void aRetrySendsTheSameNumberAgainAndUndoTheOneBefore() {
        rules(new Billing.FirstIncluded(BigDecimal.ONE));
        String less = counted.subtract(BigDecimal.ONE).toPlainString();
        shop.sandbox.synthesize().map("2", false);
        shop.push(Consent.ATTENDED);
        shop.sandbox.synthesize().map("2", true);
        int before = requests();
        Correction correction = new Correction(shop.bench);
        UsageResult again = shop.apply(correction.retryPlan(shop.cancel), Consent.ACCEPTED);
        assertThat(sent(before)).containsExactly(less);
        assertThat(shop.ledger.contracts().counted()).containsEntry(SECOND, new Counted(Optional.of(counted), Optional.of("C1")));

        before = requests();
        UsagePlan undo = correction.undoPlan(again.run().orElseThrow().runId().value(), shop.cancel);
        assertThat(second(undo).counted().known()).contains(counted);
        shop.apply(undo, Consent.ACCEPTED);
        assertThat(sent(before)).containsExactly(counted.toPlainString());
        assertThat(shop.ledger.contracts().counted()).isEmpty();
    }

    @Test
    void undoPutsTheCountAndTheRuleBackToo() {
        rules(above(4));
        shop.push(Consent.ACCEPTED);
        shop.sandbox.customers().keepDevices(2, 0);
        String run = shop.push(Consent.ACCEPTED).run().orElseThrow().runId().value();
        assertThat(shop.ledger.contracts().counted()).containsEntry(SECOND, new Counted(Optional.of(BigDecimal.ZERO), Optional.of("C1")));
        assertThat(second(shop.plan()).held()).isFalse();

        shop.apply(new Correction(shop.bench).undoPlan(run, shop.cancel), Consent.ACCEPTED);
        assertThat(shop.ledger.contracts().counted()).containsEntry(SECOND, new Counted(Optional.of(counted), Optional.of("C1")));
        assertThat(second(shop.plan()).held()).isTrue();
    }

    @Test
    void aRetryIsRefusedOnceTheRulesAreOthers() {
        rules(above(4));
        shop.sandbox.synthesize().map("2", false);
        shop.push(Consent.ATTENDED);
        shop.clock.pass(Duration.ofMinutes(1));
        rules(above(9));
        assertThatThrownBy(() -> new Correction(shop.bench).retryPlan(shop.cancel)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code() + " " + problem.problem().what())
                        .isEqualTo("PLAN_STALE Contract rules or own services changed since the last run."));
    }

    @Test
    void aPlanOfOtherRulesIsNotSent() {
        UsagePlan plan = shop.plan();
        rules(above(4));
        assertThatThrownBy(() -> new SyncUsage(shop.bench).saved(plan.hash())).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.PLAN_STALE));
        assertThat(shop.plan().hash()).isNotEqualTo(plan.hash());
    }

    @Test
    void whoVanishesBehindAMinimumIsHeldUntilAPersonHasSeenIt() {
        rules(above(4));
        shop.push(Consent.ACCEPTED);
        shop.sandbox.customers().keepDevices(2, 0);
        int before = requests();
        UsageResult unattended = shop.push(Consent.UNATTENDED);
        assertThat(unattended.problems()).extracting(problem -> problem.code()).contains(ProblemCode.HELD);
        assertThat(sent(before)).isEmpty();
        assertThat(at("2 Total Devices")).isEqualByComparingTo(counted.add(BigDecimal.valueOf(4)));

        UsagePlan plan = shop.plan();
        Decisions all = Decisions.NONE;
        for (Cause cause : plan.causes()) {
            all = cause.waits() ? all.with(cause, Decision.ACCEPT, new Decisions.Made("kim", plan.identity().created(), "")) : all;
        }
        assertThat(plan.causes()).extracting(Cause::id).contains("contract:2");
        before = requests();
        shop.apply(plan, new PushChoices(Consent.DECIDED, RebuildMode.EACH, true, all));
        assertThat(sent(before)).containsExactly(counted.add(BigDecimal.valueOf(4)).toPlainString());
        assertThat(second(shop.plan()).held()).isFalse();
    }

    @Test
    void theFirstPushAfterItsEndSendsTheCountAndSaysSo() {
        shop.ledger.contracts().change(List.of(rule(above(2), Optional.of(LocalDate.parse("2026-03-01")))), Set.of());
        shop.push(Consent.ACCEPTED);
        assertThat(at("2 Total Devices")).isEqualByComparingTo(counted.add(BigDecimal.TWO));
        shop.clock.pass(Duration.ofDays(1));
        UsagePlan plan = shop.plan();
        assertThat(plan.causes()).extracting(Cause::id).containsExactly("contract-ended");
        assertThat(second(plan).contract().flatMap(ContractedCount::rule)).isEmpty();
        int before = requests();
        assertThat(shop.apply(plan, Consent.UNATTENDED).problems()).isEmpty();
        assertThat(sent(before)).containsExactly(counted.toPlainString());
        assertThat(shop.plan().causes()).isEmpty();
    }
}
