package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.model.Billing;
import app.tallybird.model.Units;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Contract rules in a plan; it is made on 2026-03-01. */
class ContractedPlanTest {

    private static Billing atLeast(int units) {
        return new Billing.AtLeast(BigDecimal.valueOf(units));
    }

    private static Billing fixed(int units, boolean withoutReading) {
        return new Billing.Fixed(BigDecimal.valueOf(units), withoutReading);
    }

    private static PlannedCase two() {
        return new PlannedCase().accounts("1", "2").services("seats");
    }

    private static List<String> causes(UsagePlan plan) {
        return plan.causes().stream().map(cause -> "[" + cause.id() + "] " + cause.title() + " | " + cause.words() + " | "
                + cause.cells().size() + " " + cause.waits()).toList();
    }

    @Test
    void whatIsSentIsTheBilledNumberAndIsComparedWithTheLastAcceptedOne() {
        UsagePlan plan = two().now("1/seats", "96").now("2/seats", "7").before("1/seats", "100").before("2/seats", "7")
                .rule("C1 1/seats", atLeast(100), "2027-03-31").rule("C2 */*", new Billing.FirstIncluded(BigDecimal.valueOf(5)), "").plan();
        assertThat(PlannedCase.cells(plan)).isEqualTo(
                """
                        1/seats Customer 1, SEATS: 100 -> 100 same, counted 96, at least 100 by contract until 2027-03-31 (as agreed), so 100 is sent
                        2/seats Customer 2, SEATS: 7 -> 2 changed (held), held: this customer falls sharply; \
                        counted 7, first 5 included by contract (as agreed), so 2 is sent
                        """);
        assertThat(plan.units()).isEqualTo(new BigDecimal("102"));
        assertThat(plan.cells().getFirst().counted().known()).contains(new BigDecimal("96"));
        assertThat(PlanCsv.write(plan, plan.cells())).contains(",96,C1: at least 100 by contract until 2027-03-31 (as agreed)\r\n");
        assertThat(PlanJson.read(PlanJson.write(plan).toString())).isEqualTo(plan);
    }

    @Test
    void aRuleIsPartOfTheHash() {
        String counted = two().now("1/seats", "100").now("2/seats", "7").before("1/seats", "100").before("2/seats", "7").plan().hash();
        String least = two().now("1/seats", "100").now("2/seats", "7").before("1/seats", "100").before("2/seats", "7")
                .rule("C1 1/seats", atLeast(100), "").plan().hash();
        String other = two().now("1/seats", "100").now("2/seats", "7").before("1/seats", "100").before("2/seats", "7")
                .rule("C2 1/seats", atLeast(100), "").plan().hash();
        assertThat(List.of(counted, least, other)).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownCountStaysUnknownUnderEveryRuleButTheOneThatSaysOtherwise() {
        for (Billing billing : List.of(new Billing.AsCounted(), atLeast(9), new Billing.AtMost(BigDecimal.TEN),
                new Billing.FirstIncluded(BigDecimal.ONE), new Billing.NotBilled(), fixed(9, false))) {
            UsagePlan plan = two().unknown("1/seats", "E351: refused").now("2/seats", "7").before("1/seats", "9").before("2/seats", "7")
                    .rule("C1 1/*", billing, "").plan();
            assertThat(PlannedCase.cells(plan)).as(billing.words())
                    .startsWith("1/seats Customer 1, SEATS: 9 -> ? unknown, E351: refused\n");
            assertThat(plan.complete()).isFalse();
        }
        UsagePlan sent = two().unknown("1/seats", "E351: refused").now("2/seats", "7").before("1/seats", "9").before("2/seats", "7")
                .rule("C1 1/*", fixed(9, true), "").plan();
        assertThat(PlannedCase.cells(sent)).startsWith("1/seats Customer 1, SEATS: 9 -> 9 same");
        assertThat(PlannedCase.noticed(sent)).startsWith(
                "KNOWN P513 : 1 count is not known and sent as the contract says: Customer 1, SEATS. That is what \"also without a reading\" means.");
        // the customer that could not be read is not made a read one by its contract
        assertThat(sent.unknownAccounts()).isEqualTo(1);
        assertThat(PlanJson.read(PlanJson.write(sent).toString()).cells().getFirst().counted().known()).isEmpty();
    }

    /** The count went to zero and the billed number stands: that is held until a person has seen it, once. */
    @Test
    void aFixedNumberOrAMinimumDoesNotSilenceWhoWentToZero() {
        for (Billing billing : List.of(atLeast(100), fixed(100, false))) {
            UsagePlan plan = two().now("1/seats", "0").now("2/seats", "7").before("1/seats", "100", "3", "C1").before("2/seats", "7")
                    .rule("C1 1/seats", billing, "").plan();
            assertThat(PlannedCase.holds(plan)).isEqualTo("* \"Customer 1\": \"SEATS\" is counted 0 after 3, which its contract rule ("
                    + billing.words() + ") keeps out of what is sent.\n");
            assertThat(plan.toSend(false)).extracting(cell -> cell.key().accountId()).containsExactly("2");
            assertThat(plan.toSend(true)).extracting(PlanCell::sent).containsExactly(new BigDecimal("100"), new BigDecimal("7"));
            assertThat(causes(plan))
                    .containsExactly("[contract:1] The contract of Customer 1 hides a change | Customer 1, SEATS: 0 counted after 3, "
                            + billing.words() + " by contract. The number that is sent does not show it. | 1 true");
            assertThat(PlanJson.read(PlanJson.write(plan).toString())).isEqualTo(plan);

            UsagePlan next = two().now("1/seats", "0").now("2/seats", "7").before("1/seats", "100", "0", "C1").before("2/seats", "7")
                    .rule("C1 1/seats", billing, "").plan();
            assertThat(next.holds()).isEmpty();
        }
    }

    @Test
    void sharpChangesThatARuleHidesAreHeldAndSlightOnesAreNot() {
        assertThat(behind("100", "40", atLeast(100))).hasSize(1);
        assertThat(behind("100", "90", atLeast(100))).isEmpty();
        assertThat(behind("10", "90", new Billing.AtMost(BigDecimal.TEN))).hasSize(1);
        assertThat(behind("10", "20", new Billing.AtMost(BigDecimal.TEN))).isEmpty();
        assertThat(behind("100", "0", new Billing.NotBilled())).isEmpty();
    }

    private static List<Hold> behind(String countedBefore, String counted, Billing billing) {
        String billed = Units.text(billing.billed(app.tallybird.model.UnitCount.of(new BigDecimal(countedBefore))).known().orElseThrow());
        return new PlannedCase().accounts("1", "2").services("seats").now("1/seats", counted).now("2/seats", "900")
                .before("1/seats", billed, countedBefore, "C1").before("2/seats", "900").rule("C1 1/seats", billing, "").plan().holds();
    }

    @Test
    void aServiceThatFallsBehindItsRulesHoldsTheWholePush() {
        UsagePlan plan = two().now("1/seats", "60").now("2/seats", "55").before("1/seats", "100", "90", "C1")
                .before("2/seats", "100", "90", "C1").rule("C1 */seats", atLeast(100), "").plan();
        assertThat(PlannedCase.holds(plan))
                .isEqualTo("\"SEATS\" is counted 115 after 180 in total, which contract rules keep out of what is sent.\n");
        assertThat(plan.toSend(false)).isEmpty();
        assertThat(causes(plan)).containsExactly(
                "[service:counted:seats] SEATS is counted 115 after 180 | Contract rules keep most of that out of what is sent. Look whether it is right. | 2 true");
    }

    @Test
    void anEmptyReadingIsOneWhateverIsAgreed() {
        UsagePlan plan = two().now("1/seats", "0").now("2/seats", "0").before("1/seats", "100", "90", "C1").before("2/seats", "7")
                .rule("C1 1/seats", fixed(100, false), "").plan();
        assertThat(plan.holds()).contains(new Hold.EmptyRun());
        UsagePlan free = two().now("1/seats", "4").now("2/seats", "3").before("1/seats", "0", "4", "C1").before("2/seats", "0", "3", "C1")
                .rule("C1 */*", new Billing.NotBilled(), "").plan();
        assertThat(free.holds()).isEmpty();
    }

    @Test
    void customersAtZeroAreCountedBehindTheirContracts() {
        PlannedCase there = new PlannedCase().accounts("1", "2", "3", "4").services("seats").now("4/seats", "900").before("4/seats", "900")
                .rule("C1 */seats", atLeast(2), "");
        for (String id : List.of("1", "2", "3")) {
            there.now(id + "/seats", "0").before(id + "/seats", "2", "1", "C1");
        }
        assertThat(there.plan().holds().getFirst()).isEqualTo(new Hold.AccountsToZero(3, "Customer 1, Customer 2, Customer 3"));
    }

    /** Who is gone is no customer of a contract any more: the zero goes out as without a rule, held as any other, and the rule is told. */
    @Test
    void aCustomerThatIsGoneGoesToZeroAndTheRuleIsTold() {
        UsagePlan plan = new PlannedCase().accounts("2").services("seats").now("2/seats", "7").before("1/seats", "100", "90", "C1")
                .before("2/seats", "7").named("1", "seats").rule("C1 1/seats", atLeast(100), "").rule("C2 */gone", atLeast(1), "").plan();
        assertThat(PlannedCase.cells(plan))
                .contains("1/seats Old 1, SEATS: 100 -> 0 to zero (held), the vendor no longer lists this customer");
        assertThat(PlannedCase.noticed(plan)).contains(
                "KNOWN P512 : 2 contract rules are about a customer or a service that is not there: C1 Old 1, SEATS: at least 100 by contract (as agreed); "
                        + "C2 every customer, gone: at least 1 by contract (as agreed).");
    }

    @Test
    void aRuleThatEndsIsToldBeforeAndIsACardAfter() {
        assertThat(
                PlannedCase.noticed(two().now("1/seats", "96").now("2/seats", "7").rule("C1 1/seats", atLeast(100), "2026-03-15").plan()))
                .isEqualTo(
                        "KNOWN P511 : 1 contract rule ends soon: C1 Customer 1, SEATS: at least 100 by contract until 2026-03-15 (as agreed). "
                                + "Renew it, or the count itself is sent after that day. | 1 {P511 =1}\n");
        UsagePlan after = two().now("1/seats", "96").now("2/seats", "7").before("1/seats", "100", "97", "C1").before("2/seats", "7")
                .rule("C1 1/seats", atLeast(100), "2026-02-28").plan();
        assertThat(causes(after)).containsExactly(
                "[contract-ended] 1 contract rule ended | Customer 1, SEATS: at least 100 by contract until 2026-02-28 (as agreed), now 96. | 1 false");
        assertThat(after.toSend(false)).extracting(PlanCell::sent).containsExactly(new BigDecimal("96"), new BigDecimal("7"));
        UsagePlan renewed = two().now("1/seats", "96").now("2/seats", "7").before("1/seats", "100", "97", "C1").before("2/seats", "7")
                .rule("C1 1/seats", atLeast(100), "2026-02-28").rule("C2 1/seats", atLeast(100), "").plan();
        assertThat(causes(renewed)).isEmpty();
        assertThat(PlanJson.read(PlanJson.write(after).toString())).isEqualTo(after);
    }

    /** Of services that are found in the data a customer may have no row at all. */
    @Test
    void aMinimumIsBilledAlsoWhereNothingWasSeen() {
        PlannedCase there = two().discovers().now("2/seats", "7").rule("C1 1/seats", atLeast(10), "");
        assertThat(PlannedCase.cells(there.plan())).contains("1/seats Customer 1, SEATS: - -> 10 new, counted 0, at least 10 by contract");
        UsagePlan unread = there.gap("1", "seats", "E351", "refused").plan();
        assertThat(PlannedCase.cells(unread)).contains("1/seats Customer 1, SEATS: - -> ? unknown, E351: refused");
    }

    @Test
    void whoHasTwoNamesIsBilledNothingByAnyRule() {
        UsagePlan plan = two().twoNames("1").now("1/seats", "5").now("2/seats", "7").rule("C1 1/seats", fixed(9, true), "").plan();
        assertThat(plan.cells().getFirst().units()).isEmpty();
    }

    /** Over whole plans: what is sent is the rule of the count, sums are those of the cells, and a plan that was sent leaves nothing to send. */
    @Test
    void aPlanIsTheRulesOfItsCounts() {
        Property.holds(2_000, draws -> {
            PlannedCase there = new PlannedCase().accounts("1", "2", "3").services("a", "b");
            PlannedCase later = new PlannedCase().accounts("1", "2", "3").services("a", "b");
            for (String cell : List.of("1/a", "1/b", "2/a", "2/b", "3/a", "3/b")) {
                String units = String.valueOf(draws.between(0, 40));
                boolean unknown = draws.between(0, 5) == 0;
                List.of(there, later).forEach(one -> {
                    if (unknown) {
                        one.unknown(cell, "E351: refused");
                    } else {
                        one.now(cell, units);
                    }
                });
                there.before(cell, String.valueOf(draws.between(0, 40)));
            }
            for (String scope : List.of("C1 1/a", "C2 1/*", "C3 */a", "C4 */*")) {
                if (draws.either()) {
                    Billing billing = billing(draws);
                    List.of(there, later).forEach(one -> one.rule(scope, billing, ""));
                }
            }
            UsagePlan plan = there.plan();
            BigDecimal sum = BigDecimal.ZERO;
            for (PlanCell cell : plan.cells()) {
                Optional<Billing> billing = cell.contract().flatMap(ContractedCount::rule).map(rule -> rule.billing());
                assertThat(cell.now()).isEqualTo(billing.map(one -> one.billed(cell.counted())).orElse(cell.counted()));
                if (cell.counted().known().isEmpty()) {
                    assertThat(cell.units().isPresent()).isEqualTo(billing.filter(Billing::withoutReading).isPresent());
                }
                sum = sum.add(cell.units().orElse(BigDecimal.ZERO));
            }
            assertThat(plan.units()).isEqualByComparingTo(sum);
            assertThat(PlanJson.read(PlanJson.write(plan).toString())).isEqualTo(plan);
            plan.toSend(true)
                    .forEach(cell -> cell.contract().flatMap(ContractedCount::rule).ifPresentOrElse(
                            rule -> later.memory(cell.key().accountId() + "/" + cell.key().serviceKey(),
                                    new CellMemory(cell.units(), false, false, cell.units(),
                                            Optional.of(cell.contract().orElseThrow().kept()))),
                            () -> later.before(cell.key().accountId() + "/" + cell.key().serviceKey(), Units.text(cell.sent()))));
            UsagePlan next = later.plan();
            assertThat(next.changesPending()).isFalse();
            assertThat(next.holds()).noneMatch(hold -> hold instanceof Hold.BehindRule || hold instanceof Hold.ServiceBehindRules);
        });
    }

    private static Billing billing(Draws draws) {
        return draws.oneOf(List.of(Billing.Kind.values())).with(BigDecimal.valueOf(draws.between(1, 30)), draws.either());
    }
}
