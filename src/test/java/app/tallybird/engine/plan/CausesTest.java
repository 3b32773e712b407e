package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import app.tallybird.model.CellKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person is asked about a plan, in which order and words, and which counts each answer sends. */
class CausesTest {

    private static String told(UsagePlan plan) {
        return plan.causes().stream()
                .map(cause -> (cause.waits() ? "! " : "  ")
                        + cause.id() + ": " + cause.title() + " | " + cause.words() + " | " + cause.change() + " " + cause.cells().stream()
                                .map(cell -> cell.key().accountId() + "/" + cell.key().serviceKey()).collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String verdict(UsagePlan plan) {
        return new CauseWords(Written.PLAIN).verdict(plan, plan.causes());
    }

    private static List<String> sent(UsagePlan plan, Map<String, Decision> decisions) {
        return plan.toSend(new Decisions(decisions)).stream().map(cell -> cell.key().accountId() + "/" + cell.key().serviceKey()).toList();
    }

    /** Two services, five customers, of which one is new. */
    private static PlannedCase month() {
        return new PlannedCase().accounts("1", "2", "3", "4", "5").listedBefore("1", "2", "3", "4").services("seats", "mail")
                .before("1/seats", "100").now("1/seats", "101").before("1/mail", "50").now("1/mail", "50").before("2/seats", "90")
                .now("2/seats", "90").before("2/mail", "60").now("2/mail", "62").before("3/seats", "80").now("3/seats", "80")
                .before("3/mail", "70").now("3/mail", "70").before("4/seats", "70").now("4/seats", "70").before("4/mail", "20")
                .now("4/mail", "20").now("5/seats", "17").now("5/mail", "2");
    }

    @Test
    void aMonthWithoutAReasonSaysWhatIsNew() {
        UsagePlan plan = month().plan();
        assertThat(told(plan)).isEqualTo("  new: Customer 5 is new | Customer 5: 19 units in 2 counts. | 19 5/seats,5/mail\n");
        assertThat(verdict(plan)).isEqualTo("3 of 5 customers changed, +22 units.");
        assertThat(plan.toSend(Decisions.NONE)).hasSize(10);
        assertThat(sent(plan, Map.of("new", Decision.LEAVE_OUT))).hasSize(8).doesNotContain("5/seats", "5/mail");
    }

    @Test
    void nothingChanged() {
        assertThat(verdict(
                new PlannedCase().accounts("1").listedBefore("1").services("seats").before("1/seats", "3").now("1/seats", "3").plan()))
                .isEqualTo("Nothing changed for 1 customer.");
    }

    @Test
    void oneThatFallsIsNamedAndOnlyWhatChangedWaits() {
        UsagePlan plan = month().now("2/seats", "40").plan();
        assertThat(told(plan)).isEqualTo("""
                ! customer:2: Customer 2 fell by 32 % | In 2 services, from 150 to 102 units. | -48 2/seats,2/mail
                  new: Customer 5 is new | Customer 5: 19 units in 2 counts. | 19 5/seats,5/mail
                """);
        assertThat(verdict(plan)).isEqualTo("3 of 5 customers changed, -28 units. 1 thing to decide.");
        assertThat(sent(plan, Map.of())).hasSize(8).doesNotContain("2/seats", "2/mail");
        assertThat(sent(plan, Map.of("customer:2", Decision.HOLD))).hasSize(8);
        assertThat(sent(plan, Map.of("customer:2", Decision.ACCEPT))).hasSize(10);
        UsagePlan rest = plan.remainder(Decisions.NONE, PlannedCase.NOW, 9);
        assertThat(rest.cells()).extracting(PlanCell::key).containsExactly(new CellKey("2", "seats"), new CellKey("2", "mail"));
        assertThat(rest.causes()).extracting(Cause::id).containsExactly("customer:2");
        assertThat(plan.remainder(new Decisions(Map.of("customer:2", Decision.LEAVE_OUT)), PlannedCase.NOW, 9).cells()).isEmpty();
    }

    /** Who lets a closed month be pushed has not decided about a fall for that. */
    @Test
    void aClosedMonthHidesNoFall() {
        UsagePlan plan = month().now("2/seats", "40").plan().heldFor(new Hold.Frozen(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 3)));
        assertThat(plan.causes()).filteredOn(Cause::waits).extracting(Cause::id).containsExactly("run:closed", "customer:2");
        assertThat(sent(plan, Map.of())).isEmpty();
        assertThat(sent(plan, Map.of("run:closed", Decision.ACCEPT))).hasSize(8).doesNotContain("2/seats", "2/mail");
    }

    @Test
    void moreThatFallAreOneCause() {
        UsagePlan plan = month().now("2/mail", "20").now("3/mail", "69").now("4/mail", "8").now("1/mail", "90").plan();
        assertThat(told(plan)).startsWith(
                "! customer:falls: 2 customers fell sharply | Customer 2 and Customer 4: from 80 to 28 units. | -52 2/mail,4/mail\n");
    }

    @Test
    void customersOfOneCauseCanBeDecidedAloneAndTheRestWaits() {
        UsagePlan plan = month().now("2/mail", "20").now("4/mail", "8").now("1/mail", "90").plan();
        Cause falls = plan.causes().getFirst();
        assertThat(falls.parts()).extracting(part -> part.id() + " " + part.title() + " " + part.change() + " " + part.waits())
                .containsExactly("customer:falls/2 Customer 2 fell by 67 % -40 true", "customer:falls/4 Customer 4 fell by 60 % -12 true");
        assertThat(sent(plan, Map.of())).doesNotContain("2/mail", "4/mail");
        Map<String, Decision> one = Map.of("customer:falls/2", Decision.ACCEPT);
        assertThat(sent(plan, one)).contains("2/mail").doesNotContain("4/mail");
        assertThat(new Decisions(one).settles(falls)).isFalse();
        assertThat(plan.remainder(new Decisions(one), PlannedCase.NOW, 9).cells()).extracting(PlanCell::key)
                .containsExactly(new CellKey("4", "mail"));
        assertThat(new Decisions(Map.of("customer:falls/2", Decision.ACCEPT, "customer:falls/4", Decision.HOLD)).settles(falls)).isTrue();
    }

    @Test
    void whatRisesIsNotHiddenInTheFallOfTheSameCustomer() {
        UsagePlan plan = month().now("2/mail", "20").now("2/seats", "330").now("4/mail", "8").now("1/mail", "90").plan();
        assertThat(told(plan)).startsWith("""
                ! customer:falls: 2 customers fell sharply | Customer 2 and Customer 4: from 80 to 28 units. | -52 2/mail,4/mail
                ! customer:2: Customer 2 rose by 267 % | In 1 service, from 90 to 330 units. | 240 2/seats
                """);
    }

    @Test
    void aServiceThatFallsTakesItsCellsFromEveryOtherCause() {
        UsagePlan plan = month().now("2/mail", "20").now("3/mail", "30").now("1/mail", "49").plan();
        assertThat(told(plan)).isEqualTo("""
                ! service:mail: MAIL fell by 41 % | From 200 to 119 units in total; 3 customers changed. | -81 1/mail,2/mail,3/mail
                  new: Customer 5 is new | Customer 5: 19 units in 2 counts. | 19 5/seats,5/mail
                """);
        assertThat(sent(plan, Map.of())).containsExactlyInAnyOrder("1/seats", "2/seats", "3/seats", "4/seats", "4/mail", "5/seats",
                "5/mail");
    }

    @Test
    void risesAreCausesOfTheirOwn() {
        UsagePlan plan = month().now("2/seats", "400").now("3/seats", "150").plan();
        assertThat(told(plan)).isEqualTo("""
                ! service:seats: SEATS rose by 112 % | From 340 to 721 units in total; 3 customers changed. | 381 1/seats,2/seats,3/seats
                ! customer:2: Customer 2 rose by 3 % | In 1 service, from 60 to 62 units. | 2 2/mail
                  new: Customer 5 is new | Customer 5: 19 units in 2 counts. | 19 5/seats,5/mail
                """);
        assertThat(told(month().now("4/mail", "120").plan()))
                .startsWith("! customer:4: Customer 4 rose by 500 % | In 1 service, from 20 to 120 units. | 100 4/mail\n");
    }

    @Test
    void mostServicesThatFallAreOneDecisionAndItsTotalIsTyped() {
        UsagePlan plan = month().now("1/seats", "9").now("2/seats", "8").now("1/mail", "4").now("2/mail", "3").now("3/mail", "2").plan();
        assertThat(told(plan)).isEqualTo(
                """
                        ! service:all: 64 % fewer units in all 2 services | From 540 to 196 units: this looks like a failed or partial answer of the vendor. Read again first. | -344 1/seats,1/mail,2/seats,2/mail,3/mail
                          new: Customer 5 is new | Customer 5: 19 units in 2 counts. | 19 5/seats,5/mail
                        """);
        assertThat(plan.causes().getFirst().broad()).contains(new BigDecimal("196"));
        assertThat(verdict(plan)).isEqualTo(
                "64 % fewer units in all 2 services: this looks like a failed or partial answer of the vendor. 1 thing to decide.");
    }

    @Test
    void customersAtZeroAreOneCause() {
        PlannedCase three = month().now("2/seats", "0").now("2/mail", "0").now("3/seats", "0").now("3/mail", "0").now("4/seats", "0")
                .now("4/mail", "0").now("1/seats", "400").now("1/mail", "300");
        UsagePlan plan = three.plan();
        assertThat(told(plan)).isEqualTo(
                """
                        ! zero: 3 customers at zero | Customer 2, Customer 3 and Customer 4 had 390 units. | -390 2/seats,2/mail,3/seats,3/mail,4/seats,4/mail
                        ! customer:1: Customer 1 rose by 367 % | In 2 services, from 150 to 700 units. | 550 1/seats,1/mail
                          new: Customer 5 is new | Customer 5: 19 units in 2 counts. | 19 5/seats,5/mail
                        """);
        assertThat(plan.causes().getFirst().choices()).containsExactly(Decision.ACCEPT, Decision.LEFT, Decision.HOLD, Decision.LEAVE_OUT);
        assertThat(sent(plan, Map.of())).hasSize(2);
        assertThat(sent(plan, Map.of("zero", Decision.LEFT))).hasSize(8);
        assertThat(told(month().now("4/seats", "0").now("4/mail", "0").now("1/seats", "190").now("1/mail", "60").plan()))
                .startsWith("! zero: Customer 4 is at zero | Customer 4 had 90 units. | -90 4/seats,4/mail\n");
    }

    @Test
    void aFirstRunIsOneCauseWithAllCounts() {
        UsagePlan plan = new PlannedCase().accounts("1", "2").services("seats").now("1/seats", "3").now("2/seats", "0").plan();
        assertThat(told(plan)).isEqualTo(
                "! run:first: First push of this integration | There is no earlier number to compare with: look at the counts once. | 3 1/seats,2/seats\n");
        assertThat(sent(plan, Map.of())).isEmpty();
        assertThat(plan.remainder(Decisions.NONE, PlannedCase.NOW, 9).causes()).extracting(Cause::id).containsExactly("run:first");
        assertThat(sent(plan, Map.of("run:first", Decision.ACCEPT))).hasSize(2);
    }

    /** The broader reason does not take along what the vendor itself contradicts, nor a total among the customers. */
    @Test
    void acceptingAFallOrAFirstRunSendsNothingThatIsWrongInItself() {
        UsagePlan falls = month().now("2/mail", "20").now("3/mail", "30").now("1/mail", "49").contradiction("2", "mail", 40).plan();
        assertThat(falls.causes()).extracting(Cause::id).containsExactly("service:mail", "figure", "new");
        assertThat(sent(falls, Map.of("service:mail", Decision.ACCEPT))).hasSize(9).doesNotContain("2/mail").contains("3/mail", "1/mail");
        assertThat(sent(falls, Map.of("service:mail", Decision.ACCEPT, "figure", Decision.ACCEPT))).hasSize(10);

        UsagePlan first = new PlannedCase().accounts("1", "2").services("seats").now("1/seats", "3").now("2/seats", "4")
                .contradiction("2", "seats", 6).plan();
        assertThat(first.causes()).extracting(Cause::id).containsExactly("run:first", "figure");
        assertThat(sent(first, Map.of("run:first", Decision.ACCEPT))).containsExactly("1/seats");
    }

    /** What waits because customers are gone stays apart from what waits for other reasons, also in the plan of the rest. */
    @Test
    void theRestKeepsItsCausesApart() {
        UsagePlan plan = month().listedBefore("6", "7", "8").before("6/seats", "9").before("7/seats", "8").before("8/seats", "7")
                .now("2/seats", "40").now("1/seats", "190").plan();
        assertThat(plan.causes()).extracting(Cause::id).containsExactly("run:customers", "zero", "customer:2", "new");
        UsagePlan rest = plan.remainder(Decisions.NONE, PlannedCase.NOW, 9);
        assertThat(rest.causes()).extracting(Cause::id).containsExactly("run:customers", "zero", "customer:2");
        assertThat(sent(rest, Map.of("run:customers", Decision.ACCEPT))).containsExactlyInAnyOrder("6/seats", "7/seats", "8/seats");
    }

    @Test
    void servicesThatHoldOneAnotherFallOnce() {
        UsagePlan plan = month().inside("mail", "seats").now("1/seats", "9").now("2/seats", "8").now("1/mail", "4").now("2/mail", "3")
                .now("3/mail", "2").plan();
        assertThat(plan.causes().getFirst().words()).startsWith("From 340 to 167 units: ");
        assertThat(plan.causes().getFirst().broad()).contains(new BigDecimal("167"));
    }

    @Test
    void whatIsNotKnownOrNotMappedIsToldAndWaitsForNobody() {
        UsagePlan plan = month().unknown("2/mail", "the list broke off")
                .memory("3/mail", new CellMemory(Optional.of(new BigDecimal("70")), false, true)).plan();
        assertThat(told(plan)).isEqualTo(
                """
                          unknown: 1 count is not known | 1 service could not be read. Nothing is sent for what is not known; what Synthesize has of it stays. | 0 2/mail
                          new: Customer 5 is new | Customer 5: 19 units in 2 counts. | 19 5/seats,5/mail
                          not-mapped: 1 customer not mapped | In Synthesize: map or exclude Customer 3. Their 1 count goes again once mapped. | 0 3/mail
                        """);
    }

    @Test
    void whoLeftIsToldInTheNextMonthAndWhenItComesBack() {
        assertThat(PlannedCase.noticed(month().left("4", "2026-02-02").now("4/seats", "0").now("4/mail", "0").plan()))
                .contains("KNOWN P502 : 1 customer was taken for gone: Customer 4 (2026-02-02). Nothing to do when that is right.");
        assertThat(PlannedCase.noticed(month().left("4", "2026-02-02").plan())).contains(
                "FRESH P503 4: \"Customer 4\" was taken for gone on 2026-02-02 and has units again. Look whether the customer came back.");
        assertThat(PlannedCase.noticed(month().left("4", "2026-03-01").now("4/seats", "0").now("4/mail", "0").plan()))
                .doesNotContain("P50");
    }
}
