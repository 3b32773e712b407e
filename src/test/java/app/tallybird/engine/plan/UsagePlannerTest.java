package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.reading.Warning;
import app.tallybird.model.PriceList;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell of a plan with its note, every reason to hold and everything that is noticed, as a person reads them. */
class UsagePlannerTest {

    private static final Thresholds.Rises RISES = Thresholds.defaults().rises();
    private static final CellMemory UNCERTAIN = new CellMemory(Optional.of(BigDecimal.TEN), true, false);

    private static PlannedCase ordinary() {
        return new PlannedCase().accounts("1", "2", "3").services("seats", "mail").newService("extra").listedBefore("1", "2", "3")
                .now("1/seats", "12").now("2/seats", "20").now("3/seats", "0").now("1/mail", "5.50").now("2/mail", "0").now("1/extra", "4")
                .before("1/seats", "10").before("2/seats", "20.0").before("3/seats", "0").before("2/mail", "1");
    }

    @Test
    void eachCellIsComparedWithWhatWasAccepted() {
        UsagePlan plan = ordinary().memory("1/mail", UNCERTAIN).memory("1/extra", new CellMemory(Optional.empty(), false, true)).plan();

        assertThat(PlannedCase.cells(plan)).isEqualTo(
                """
                        1/seats Customer 1, SEATS: 10 -> 12 changed
                        1/mail Customer 1, MAIL: 10 -> 5.5 changed (held), what Synthesize has of it is not certain, so it is sent in any case; held: the whole service falls sharply
                        1/extra Customer 1, EXTRA: - -> 4 not mapped last time, the service is not in Synthesize yet: sync-services creates it
                        2/seats Customer 2, SEATS: 20 -> 20 same
                        2/mail Customer 2, MAIL: 1 -> 0 to zero (held), held: the whole service falls sharply
                        3/seats Customer 3, SEATS: 0 -> 0 same
                        """);
        assertThat(PlannedCase.holds(plan)).isEqualTo("\"MAIL\" falls from 11 to 5.5 in total.\n");
        assertThat(PlannedCase.noticed(plan)).isEmpty();
        assertThat(plan.totals().toString())
                .isEqualTo("{NEW=0, CHANGED=1, SAME=2, TO_ZERO=0, UNKNOWN=0, NOT_MAPPED=1, HELD=2, LEFT_OUT=0}");
        assertThat(plan.units()).isEqualTo("41.5");
        assertThat(plan.accounts()).isEqualTo(3);
        assertThat(plan.complete()).isTrue();
        assertThat(plan.incomplete()).isFalse();
        assertThat(plan.changesPending()).isTrue();
        assertThat(plan.accountsListed()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(plan.toSend(true)).hasSize(6);
    }

    /** Zeros for what the vendor certainly no longer has; nothing for what no rule counts any more. */
    @Test
    void whatTheVendorNoLongerHas() {
        PlannedCase gone = ordinary().named("9", "old").before("9/seats", "3").before("9/old", "2").before("9/mail", "0")
                .before("1/old", "7").before("2/old", "0").memory("3/old", UNCERTAIN).memory("3/mail", UNCERTAIN);
        assertThat(PlannedCase.cells(gone.plan())).isEqualTo("""
                1/seats Customer 1, SEATS: 10 -> 12 changed
                1/mail Customer 1, MAIL: - -> 5.5 new
                1/extra Customer 1, EXTRA: - -> 4 new, the service is not in Synthesize yet: sync-services creates it
                2/seats Customer 2, SEATS: 20 -> 20 same
                2/mail Customer 2, MAIL: 1 -> 0 to zero (held), held: the whole service falls sharply
                3/seats Customer 3, SEATS: 0 -> 0 same
                9/seats Old 9, SEATS: 3 -> 0 to zero, the vendor no longer lists this customer
                9/old Old 9, Old old: 2 -> 0 to zero, the vendor no longer lists this customer
                3/mail Customer 3, MAIL: 10 -> 0 to zero (held), the customer no longer has this service; held: this customer falls sharply
                """);
        assertThat(PlannedCase.noticed(gone.plan())).isEqualTo(
                """
                        KNOWN P501 : 2 counts belong to services that the connector no longer counts; they keep their last accepted value. Give the service up, which sends zeros for it: sync-services --to-zero "NAME". | 2 {P501 =2}
                        """);
        assertThat(PlannedCase.cells(gone.discovers().plan())).isEqualTo(
                """
                        1/seats Customer 1, SEATS: 10 -> 12 changed (held), held: this customer falls sharply
                        1/mail Customer 1, MAIL: - -> 5.5 new (held), held: this customer falls sharply
                        1/extra Customer 1, EXTRA: - -> 4 new (held), the service is not in Synthesize yet: sync-services creates it; held: this customer falls sharply
                        2/seats Customer 2, SEATS: 20 -> 20 same
                        2/mail Customer 2, MAIL: 1 -> 0 to zero (held), held: the whole service falls sharply
                        3/seats Customer 3, SEATS: 0 -> 0 same
                        9/seats Old 9, SEATS: 3 -> 0 to zero, the vendor no longer lists this customer
                        9/old Old 9, Old old: 2 -> 0 to zero (held), the vendor no longer lists this customer; held: the whole service falls sharply
                        1/old Customer 1, Old old: 7 -> 0 to zero (held), the customer no longer has this service; held: this customer falls sharply
                        3/old Customer 3, Old old: 10 -> 0 to zero (held), the customer no longer has this service; held: this customer falls sharply
                        3/mail Customer 3, MAIL: 10 -> 0 to zero (held), the customer no longer has this service; held: this customer falls sharply
                        """);
        assertThat(PlannedCase.noticed(gone.plan())).isEmpty();
        assertThat(PlannedCase.noticed(ordinary().before("1/old", "1").plan())).isEqualTo(
                """
                        KNOWN P501 : 1 count belongs to a service that the connector no longer counts; it keeps its last accepted value. Give the service up, which sends zeros for it: sync-services --to-zero "NAME". | 1 {P501 =1}
                        """);
    }

    /** What could not be read keeps its number. */
    @Test
    void whatWasNotReadIsNotGone() {
        PlannedCase gaps = ordinary().discovers().before("1/found", "7").before("2/found", "8").gap("1", "", "E351", "refused");
        assertThat(PlannedCase.cells(gaps.plan())).isEqualTo("""
                1/seats Customer 1, SEATS: 10 -> 12 changed
                1/mail Customer 1, MAIL: - -> 5.5 new
                1/extra Customer 1, EXTRA: - -> 4 new, the service is not in Synthesize yet: sync-services creates it
                2/seats Customer 2, SEATS: 20 -> 20 same
                2/mail Customer 2, MAIL: 1 -> 0 to zero (held), held: this customer falls sharply
                3/seats Customer 3, SEATS: 0 -> 0 same
                1/found Customer 1, found: 7 -> ? unknown, E351: refused
                2/found Customer 2, found: 8 -> 0 to zero (held), the customer no longer has this service; held: this customer falls sharply
                """);
        assertThat(PlannedCase.cells(ordinary().discovers().before("1/found", "7").twoNames("1").plan())).isEqualTo("""
                1/seats Customer 1, SEATS: 10 -> ? unknown, The account id "1" has 2 names: "One", "Two"
                1/mail Customer 1, MAIL: - -> ? unknown, The account id "1" has 2 names: "One", "Two"
                1/extra Customer 1, EXTRA: - -> ? unknown, The account id "1" has 2 names: "One", "Two"
                2/seats Customer 2, SEATS: 20 -> 20 same
                2/mail Customer 2, MAIL: 1 -> 0 to zero
                3/seats Customer 3, SEATS: 0 -> 0 same
                1/found Customer 1, found: 7 -> ? unknown, The account id "1" has 2 names: "One", "Two"
                """);
    }

    @Test
    void whatIsLeftOutOnPurposeSaysNothing() {
        UsagePlan plan = ordinary().leftOut("1/seats", "2/seats", "3/seats", "2/mail", "9/seats").named("9", "seats")
                .before("9/seats", "100").plan();
        assertThat(PlannedCase.cells(plan)).isEqualTo("""
                1/seats Customer 1, SEATS: 10 -> 12 changed (left out on purpose)
                1/mail Customer 1, MAIL: - -> 5.5 new
                1/extra Customer 1, EXTRA: - -> 4 new, the service is not in Synthesize yet: sync-services creates it
                2/seats Customer 2, SEATS: 20 -> 20 same (left out on purpose)
                2/mail Customer 2, MAIL: 1 -> 0 to zero (left out on purpose)
                3/seats Customer 3, SEATS: 0 -> 0 same (left out on purpose)
                9/seats Old 9, SEATS: 100 -> 0 to zero (left out on purpose), the vendor no longer lists this customer
                """);
        assertThat(plan.accounts()).isEqualTo(1);
        assertThat(plan.units()).isEqualTo("9.5");
        assertThat(plan.toSend(true)).hasSize(2);
    }

    @Test
    void heldCellsSayWhy() {
        PlannedCase falls = new PlannedCase().accounts("1", "2", "3", "4", "5").services("seats", "mail")
                .listedBefore("1", "2", "3", "4", "5", "6", "7", "8").now("1/seats", "4").before("1/seats", "10").now("1/mail", "3")
                .before("1/mail", "3").now("2/seats", "9").before("2/seats", "10").now("3/seats", "11").before("3/seats", "10")
                .unknown("4/seats", "E351: refused").before("4/seats", "10").now("5/seats", "0").before("5/seats", "1");
        UsagePlan plan = falls.plan();
        assertThat(PlannedCase.cells(plan)).isEqualTo("""
                1/seats Customer 1, SEATS: 10 -> 4 changed (held), held: this customer falls sharply
                1/mail Customer 1, MAIL: 3 -> 3 same
                2/seats Customer 2, SEATS: 10 -> 9 changed (held), held: the whole service falls sharply
                3/seats Customer 3, SEATS: 10 -> 11 changed
                4/seats Customer 4, SEATS: 10 -> ? unknown, E351: refused
                5/seats Customer 5, SEATS: 1 -> 0 to zero (held), held: the whole service falls sharply
                """);
        assertThat(PlannedCase.holds(plan)).isEqualTo("""
                The vendor lists 5 of the 8 customers that were counted before.
                "SEATS" falls from 31 to 24 in total.
                * "Customer 1": "SEATS" falls from 10 to 4.
                """);
        assertThat(plan.toSend(false)).isEmpty();
        assertThat(plan.toSend(true)).hasSize(5);
        assertThat(plan.held()).isTrue();
        assertThat(plan.wholeRunHeld()).isTrue();
        UsagePlan rest = plan.heldRemainder(PlannedCase.NOW.plusSeconds(5), 9);
        assertThat(PlannedCase.cells(rest)).isEqualTo("""
                1/seats Customer 1, SEATS: 10 -> 4 changed (held), held: this customer falls sharply
                2/seats Customer 2, SEATS: 10 -> 9 changed (held), held: the whole service falls sharply
                5/seats Customer 5, SEATS: 1 -> 0 to zero (held), held: the whole service falls sharply
                """);
        assertThat(rest.identity().baselineVersion()).isEqualTo(9);
        assertThat(rest.noticed()).isEmpty();
        assertThat(rest.holds()).isEqualTo(plan.holds());
        assertThat(PlannedCase.holds(falls.plan(new Thresholds(99, 50, 50, 5, new Thresholds.Accounts(9, 99, 9, 5), RISES)))).isEqualTo("""
                * "Customer 1": "SEATS" falls from 10 to 4.
                """);
        assertThat(falls.plan(new Thresholds(99, 50, 50, 5, new Thresholds.Accounts(9, 99, 9, 5), RISES)).toSend(false)).hasSize(4);
    }

    @Test
    void contradictionsHoldWhatDependsOnThem() {
        PlannedCase contradicted = ordinary().contradiction("1", "seats", 5);
        UsagePlan plan = contradicted.plan();
        assertThat(PlannedCase.cells(plan)).isEqualTo("""
                1/seats Customer 1, SEATS: 10 -> 12 changed (held), held: the vendor's own figure is another one
                1/mail Customer 1, MAIL: - -> 5.5 new
                1/extra Customer 1, EXTRA: - -> 4 new, the service is not in Synthesize yet: sync-services creates it
                2/seats Customer 2, SEATS: 20 -> 20 same
                2/mail Customer 2, MAIL: 1 -> 0 to zero
                3/seats Customer 3, SEATS: 0 -> 0 same
                """);
        assertThat(PlannedCase.holds(plan)).isEqualTo("""
                * the vendor says 5 more.
                """);
        assertThat(plan.toSend(false)).hasSize(5);
        assertThat(plan.heldRemainder(PlannedCase.NOW, 8).noticed()).hasSize(1);
        assertThat(contradicted.accepted(plan).plan().holds()).isEmpty();
        assertThat(contradicted.plan().toSend(false)).hasSize(6);
        assertThat(ordinary().contradiction("1", "seats", 6).accepted(plan).plan().holds()).hasSize(1);
        assertThat(ordinary().contradiction("", "seats", 6).plan().toSend(false)).hasSize(3);
        assertThat(ordinary().contradiction("", "seats", 6).leftOut("1/seats").plan().cells().getFirst().state())
                .isEqualTo(CellState.LEFT_OUT);
        assertThat(ordinary().contradiction("", "seats", 6).unknown("1/seats", "why").plan().cells().getFirst().state())
                .isEqualTo(CellState.UNKNOWN);
    }

    private static Warning nobody(long units) {
        return new Warning("W410", "/services/0/usage/account", "1 row belongs to no account", "", 1).about(
                new Warning.Nobody(BigDecimal.valueOf(units), 1, "the row names no customer"), Map.of("seats", BigDecimal.valueOf(units)));
    }

    @ParameterizedTest
    @CsvSource({"12, 12, false", "12, 11, true", "12, 13, false", "12, 0, true"})
    void unitsOfNobodyAreHeldWhenThereAreMoreThanWereAccepted(long units, long accepted, boolean held) {
        PlannedCase one = ordinary().warning(nobody(units));
        UsagePlan plan = (accepted == 0 ? one : one.seenBefore(Map.of("W410 /services/0/usage/account units\tseats", accepted))).plan();
        assertThat(PlannedCase.holds(plan)).isEqualTo(held ? "12 units in 1 row belong to nobody: the row names no customer.\n" : "");
        assertThat(plan.noticed().getFirst().needsConsent()).isTrue();
        assertThat(plan.noticed().getFirst().waits()).isFalse();
    }

    @Test
    void aLikelyTotalWaitsAlone() {
        Warning total = new Warning("W415", "/accounts", "\"Customer 2\" has 20: a total?", "leave it out", 1).about(Map.of("2", 1L));
        UsagePlan plan = ordinary().warning(total).plan();
        assertThat(PlannedCase.holds(plan)).isEqualTo("* \"Customer 2\" has 20: a total?\n");
        assertThat(PlannedCase.cells(plan))
                .contains("2/seats Customer 2, SEATS: 20 -> 20 same (held), held: this may be the total of the others\n");
        assertThat(plan.toSend(false)).hasSize(4);
        assertThat(plan.noticed().getFirst().waits()).isTrue();
        assertThat(ordinary().warning(total).accepted(plan).plan().holds()).isEmpty();
        assertThat(ordinary().warning(total).leftOut("2/seats", "2/mail").plan().holds()).isEmpty();
        assertThat(ordinary().warning(total).leftOut("2/seats").plan().holds()).hasSize(1);
    }

    @Test
    void whetherAnythingWouldChange() {
        assertThat(ordinary().plan().changesPending()).isTrue();
        UsagePlan same = new PlannedCase().accounts("1").services("seats").now("1/seats", "3").before("1/seats", "3").plan();
        assertThat(same.changesPending()).isFalse();
        assertThat(same.held()).isFalse();
        assertThat(new PlannedCase().accounts("1").services("seats").now("1/seats", "4").before("1/seats", "3").leftOut("1/seats").plan()
                .changesPending()).isFalse();
    }

    /** What is not known of one service is no matter of its customers. */
    @Test
    void customersWithoutAnyKnownCount() {
        UsagePlan plan = new PlannedCase().accounts("1", "2", "3").services("seats", "mail").before("1/seats", "1")
                .unknown("1/seats", "E1: x").unknown("2/seats", "E1: x").unknown("3/seats", "E1: x").unknown("1/mail", "E2: y")
                .now("2/mail", "1").plan();
        assertThat(plan.unknownAccounts()).isEqualTo(1);
        assertThat(plan.unread()).isEqualTo("1 service and 1 customer");
        assertThat(plan.gaps()).hasSize(2).allMatch(UsagePlan.PlanWarning::needsConsent);
        assertThat(ordinary().warning(new Warning("W408", "/a", "t", "", 1)).plan().noticed())
                .noneMatch(UsagePlan.PlanWarning::needsConsent).noneMatch(UsagePlan.PlanWarning::gap);
    }

    @Test
    void firstAndEmptyRuns() {
        assertThat(PlannedCase.holds(new PlannedCase().accounts("1").services("seats").now("1/seats", "3").plan()))
                .isEqualTo("First usage run of this integration: there is no earlier number to compare with.\n");
        assertThat(PlannedCase.holds(new PlannedCase().accounts("1").services("seats").now("1/seats", "0").before("1/seats", "0").plan()))
                .isEqualTo("The vendor reports no units at all.\n");
        assertThat(PlannedCase.holds(new PlannedCase().plan())).isEqualTo("""
                First usage run of this integration: there is no earlier number to compare with.
                The vendor reports no units at all.
                """);
        UsagePlan unread = new PlannedCase().accounts("1").services("seats").unknown("1/seats", "E351: why").before("1/seats", "4").plan();
        assertThat(unread.holds()).isEmpty();
        assertThat(unread.nothingKnown()).isTrue();
        assertThat(unread.incomplete()).isTrue();
    }

    /** A plan of chosen values, as retry and undo make them. */
    @Test
    void chosenValuesFollowTheSameRules() {
        List<PlanCell> cells = List.of(chosen("1/seats", 10, 4), chosen("2/seats", 10, 9), chosen("3/seats", 10, 10));
        Memory memory = new Memory(12, Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), WarningMemory.NONE, LeftCustomers.NONE);
        UsagePlan plan = UsagePlanner.makeOf(cells, memory, key -> key.accountId().equals("2"), Thresholds.defaults(), PlannedCase.NOW,
                PriceList.NONE);
        assertThat(PlannedCase.cells(plan)).isEqualTo("""
                1/seats C, S: 10 -> 4 changed (held), chosen; held: this customer falls sharply
                2/seats C, S: 10 -> 9 changed (left out on purpose), chosen
                3/seats C, S: 10 -> 10 same, chosen
                """);
        assertThat(PlannedCase.holds(plan)).isEqualTo("""
                "S" falls from 20 to 14 in total.
                * "C": "S" falls from 10 to 4.
                """);
        assertThat(plan.identity().baselineVersion()).isEqualTo(12);
        assertThat(plan.accountsListed()).isEmpty();
        assertThat(plan.identity().created()).isEqualTo(PlannedCase.NOW);
    }

    private static PlanCell chosen(String cell, int before, int now) {
        return PlanCell.compared(PlannedCase.key(cell), "C", "S", new CellMemory(Optional.of(BigDecimal.valueOf(before)), false, false),
                UnitCount.of(BigDecimal.valueOf(now)), "chosen");
    }

    @Test
    void warningsOfListsThatAreSaidAsGapsAreNotSaidTwice() {
        UsagePlan plan = ordinary().warning(new Warning("W413", "/accounts", "a", "", 1))
                .warning(new Warning("W414", "/tables", "b", "", 1)).warning(new Warning("W408", "/tables", "c", "", 1)).plan();
        assertThat(PlannedCase.noticed(plan)).isEqualTo("FRESH W408 /tables: c | 1 {W408 /tables=1}\n");
    }
}
