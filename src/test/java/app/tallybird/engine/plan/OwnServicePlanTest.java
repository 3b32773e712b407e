package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.ledger.RunKind;
import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.OwnServices;
import app.tallybird.model.RowNames;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.VendorService;

import static app.tallybird.engine.plan.PlannedCase.cells;
import static app.tallybird.engine.plan.PlannedCase.holds;
import static app.tallybird.engine.plan.PlannedCase.noticed;
import static org.assertj.core.api.Assertions.assertThat;

/** Services that a person made of others, in a plan. */
class OwnServicePlanTest {

    private static PlannedCase month() {
        return new PlannedCase().accounts("1", "2").services("basic", "premium").listedBefore("1", "2").now("1/basic", "10")
                .now("1/premium", "5").now("2/basic", "3").now("2/premium", "0");
    }

    @Test
    void aSumIsSentLikeAnyOtherService() {
        UsagePlan plan = month().own("m365 = basic! + premium!").ownReady().before("1/basic", "10").before("1/premium", "5")
                .before("2/basic", "3").before("2/premium", "0").before("1/own:m365", "14").before("2/own:m365", "3").plan();
        assertThat(cells(plan)).isEqualTo("""
                1/basic Customer 1, BASIC: 10 -> 10 same
                1/premium Customer 1, PREMIUM: 5 -> 5 same
                1/own:m365 Customer 1, M365: 14 -> 15 changed
                2/basic Customer 2, BASIC: 3 -> 3 same
                2/premium Customer 2, PREMIUM: 0 -> 0 same
                2/own:m365 Customer 2, M365: 3 -> 3 same
                """);
        assertThat(plan.holds()).isEmpty();
        // what is sent by itself, too, is in the totals once
        assertThat(plan.units()).isEqualTo("18");
        assertThat(plan.verdict()).contains("+1");
        assertThat(plan.origins().get(new CellKey("1", "own:m365")))
                .isEqualTo(new CountOrigin("BASIC + PREMIUM", 0, Map.of(), Optional.empty(),
                        new CountOrigin.ForPeople("BASIC + PREMIUM.", Map.of(), RowNames.NONE,
                                List.of(new CountOrigin.Part("BASIC", false, Optional.of(BigDecimal.TEN)),
                                        new CountOrigin.Part("PREMIUM", false, Optional.of(new BigDecimal(5)))))));
    }

    /** Synthesize never had the parts: nothing but the sum is there. */
    @Test
    void whatIsInASumOnlyIsNoCountOfThePlan() {
        UsagePlan plan = month().own("m365 = basic + premium").ownReady().before("1/own:m365", "15").before("2/own:m365", "3").plan();
        assertThat(cells(plan)).isEqualTo("""
                1/own:m365 Customer 1, M365: 15 -> 15 same
                2/own:m365 Customer 2, M365: 3 -> 3 same
                """);
        assertThat(plan.holds()).isEmpty();
    }

    /** What was billed by itself before goes, together with the first number of the sum and after a person has looked. */
    @Test
    void whatGoesIntoASumWaitsWithIt() {
        PlannedCase month = month().own("m365 = basic + premium").ownReady().before("1/basic", "10").before("1/premium", "4")
                .before("2/basic", "0").before("2/premium", "0");
        UsagePlan plan = month.plan();
        assertThat(cells(plan)).isEqualTo(
                """
                        1/basic Customer 1, BASIC: 10 -> 0 to zero (held), from now on it is in "M365"; held: the sum and what goes into it are sent together
                        1/premium Customer 1, PREMIUM: 4 -> 0 to zero (held), from now on it is in "M365"; held: the sum and what goes into it are sent together
                        1/own:m365 Customer 1, M365: - -> 15 new (held), held: the sum and what goes into it are sent together
                        2/own:m365 Customer 2, M365: - -> 3 new
                        """);
        assertThat(holds(plan)).isEqualTo("* 2 counts go into \"M365\" and would no longer be sent by themselves.\n");
        assertThat(plan.causes()).extracting(Cause::id, Cause::title, cause -> cause.cells().size(), Cause::change)
                .contains(org.assertj.core.groups.Tuple.tuple("service:into:own:m365", "2 counts go into M365", 3, BigDecimal.ONE));
        assertThat(plan.toSend(false)).extracting(cell -> cell.key().toString()).containsExactly(new CellKey("2", "own:m365").toString());
        // it is read back from its text as it is
        assertThat(PlanJson.read(PlanJson.stored(plan).json()).as(RunKind.USAGE, plan.hash()))
                .isEqualTo(plan.as(RunKind.USAGE, plan.hash()));
    }

    /** A plan of an earlier version says in the words of its notes alone what goes into a sum and which one ends. */
    @Test
    void whatAnEarlierVersionSaidInWordsIsRead() {
        UsagePlan plan = month().own("m365 = basic + premium").ownReady().before("1/basic", "10").before("1/premium", "4")
                .before("2/own:gone", "7").plan();
        JsonObject json = JsonParser.parseString(PlanJson.stored(plan).json()).getAsJsonObject();
        json.getAsJsonArray("cells").forEach(cell -> cell.getAsJsonObject().remove("move"));
        UsagePlan read = PlanJson.read(json.toString());
        assertThat(read.cells().stream().filter(cell -> cell.move().waits()).map(cell -> cell.key() + " " + cell.move().after()).toList())
                .containsExactly(new CellKey("1", "basic") + " {own:m365=M365}", new CellKey("1", "premium") + " {own:m365=M365}");
        assertThat(read.cells().stream().filter(cell -> cell.move().ends()).map(PlanCell::key))
                .containsExactly(new CellKey("2", "own:gone"));
    }

    /** What holds the units from now on is first: parts that come back before the sum that ends, and another sum before the one that loses a part. */
    @Test
    void aSumThatLosesAPartWaitsForWhatTakesIt() {
        PlannedCase ends = month().before("1/basic", "0").before("1/premium", "0").before("1/own:m365", "15").before("2/own:m365", "3")
                .before("2/basic", "3").made("1/own:m365", "basic", "premium").made("2/own:m365", "basic", "premium");
        assertThat(ends.plan().cells().stream().filter(cell -> cell.move().ends())
                .map(cell -> cell.key().accountId() + " " + new TreeSet<>(cell.move().after().keySet())).sorted())
                .containsExactly("1 [basic, premium]", "2 []");
        PlannedCase loses = month().own("m365 = basic").own("more = premium").ownReady().before("1/own:m365", "15").made("1/own:m365",
                "basic", "premium");
        assertThat(loses.plan().cells().stream().filter(cell -> cell.move().waits())
                .map(cell -> cell.key().serviceKey() + " " + cell.move().after().keySet())).containsExactly("own:m365 [own:more]");
        // who has it already need not be waited for
        assertThat(loses.made("1/own:more", "premium").before("1/own:more", "5").plan().cells()).noneMatch(cell -> cell.move().waits());
    }

    /** What is taken away is billed nowhere in the end, so it is no reason that anything else is billed nowhere meanwhile. */
    @Test
    void whoWaitsForWhatIsOnlyTakenAwayGivesWay() {
        PlannedCase both = month().services("free").now("1/free", "4").own("m365 = basic - free").own("more = premium").ownReady()
                .before("1/own:m365", "5").made("1/own:m365", "premium").before("1/own:more", "14").made("1/own:more", "free");
        assertThat(both.plan().cells().stream().filter(cell -> cell.move().waits())
                .map(cell -> cell.key().serviceKey() + " " + cell.move().after().keySet())).containsExactly("own:m365 [own:more]");
        PlannedCase away = month().services("free").now("1/free", "4").own("m365 = basic - free").own("more = premium").ownReady()
                .before("1/own:m365", "5").made("1/own:m365").before("1/own:more", "14").made("1/own:more", "free");
        assertThat(away.plan().cells().stream().filter(cell -> cell.move().waits())
                .map(cell -> cell.key().serviceKey() + " " + cell.move().after().keySet())).containsExactly("own:more [own:m365]");
    }

    /** However many counts ask, each count of a plan is looked at once for what it waits for, and only its own customer's are meant. */
    @Test
    void whatCountsWaitForIsFoundInOnePass() {
        List<PlanCell> cells = month().before("1/basic", "0").before("1/premium", "0").before("1/own:m365", "15").before("2/own:m365", "3")
                .before("2/basic", "3").made("1/own:m365", "basic", "premium").made("2/own:m365", "basic", "premium").plan().cells();
        Passes passes = new Passes(cells);
        assertThat(InsideSums.awaited(passes)).containsExactlyInAnyOrder(new CellKey("1", "basic"), new CellKey("1", "premium"));
        assertThat(passes.looks).isEqualTo(cells.size());
        Passes ending = new Passes(cells);
        Predicate<PlanCell> ends = InsideSums.ends(ending, new Hold.SumEnds("own:m365", "M365", 2));
        assertThat(cells.stream().filter(ends).map(PlanCell::key)).containsExactlyInAnyOrder(new CellKey("1", "basic"),
                new CellKey("1", "premium"), new CellKey("1", "own:m365"), new CellKey("2", "own:m365"));
        assertThat(ending.looks).isEqualTo(cells.size());
    }

    /** Counts how often one of the counts is looked at. */
    private static final class Passes extends AbstractList<PlanCell> {
        private final List<PlanCell> cells;
        private int looks;

        private Passes(List<PlanCell> cells) {
            this.cells = cells;
        }

        @Override
        public PlanCell get(int index) {
            looks++;
            return cells.get(index);
        }

        @Override
        public int size() {
            return cells.size();
        }
    }

    @Test
    void whatIsLeftOutAndInASumIsTold() {
        UsagePlan plan = month().own("m365 = basic + premium").ownReady().before("1/basic", "10").leftOut("1/basic").plan();
        assertThat(noticed(plan)).contains("KNOWN P525 : Customer 1, BASIC: left out on purpose and counted in an own service, so what "
                + "Synthesize has of it is billed in both");
    }

    /** As long as Synthesize does not take the sum, it is not sent, everything goes on as without it, and that is said. */
    @Test
    void withoutASumAtSynthesizeThePartsGoOn() {
        PlannedCase apart = month().own("m365 = basic + premium").before("1/basic", "9").before("1/premium", "5").before("2/basic", "3")
                .before("2/premium", "0").rule("C1 */own:m365", new Billing.AtLeast(BigDecimal.TEN), "");
        assertThat(cells(apart.plan())).isEqualTo("""
                1/basic Customer 1, BASIC: 9 -> 10 changed
                1/premium Customer 1, PREMIUM: 5 -> 5 same
                2/basic Customer 2, BASIC: 3 -> 3 same
                2/premium Customer 2, PREMIUM: 0 -> 0 same
                """);
        assertThat(noticed(apart.plan()))
                .isEqualTo("KNOWN P524 own:m365: \"M365\" is not sent, because Synthesize does not have it or it is not "
                        + "mapped there; what it is made of goes on as without it. Bring it there with sync-services, and map it. | 1 "
                        + "{P524 own:m365=1}\n");
        // for one customer it is left out: its parts go on, too
        UsagePlan one = month().own("m365 = basic + premium").ownReady().before("1/basic", "10").before("2/basic", "3")
                .leftOut("2/own:m365").plan();
        assertThat(cells(one)).contains("1/basic Customer 1, BASIC: 10 -> 0 to zero", "2/basic Customer 2, BASIC: 3 -> 3 same\n");
        assertThat(one.totals().get(CellState.LEFT_OUT)).isOne();
    }

    /** Where it was not mapped the last time it is tried again, and its parts do not come back beside it. */
    @Test
    void whatWasNotMappedTheLastTimeStaysInItsSum() {
        UsagePlan plan = month().own("m365 = basic + premium").ownReady().before("1/basic", "0")
                .memory("1/own:m365", new CellMemory(Optional.empty(), false, true)).plan();
        assertThat(cells(plan)).isEqualTo("""
                1/own:m365 Customer 1, M365: - -> 15 not mapped last time
                2/own:m365 Customer 2, M365: - -> 3 new
                """);
    }

    @Test
    void whatSynthesizeSaysIsNotMappedIsNotReady() {
        OwnServices own = new OwnServices(List.of(PlannedCase.ownService("a = x"), PlannedCase.ownService("b = y"),
                PlannedCase.ownService("c = z"), PlannedCase.ownService("d = u"), PlannedCase.ownService("e = v")));
        ServiceDetails details = new ServiceDetails("", "", "", "", ServiceDetails.Support.NONE);
        assertThat(
                InsideSums
                        .of(own, Map.of("own:a", "1", "own:b", "2", "own:c", "3", "own:e", ""),
                                List.of(new VendorService("1", details, Optional.of(true)),
                                        new VendorService("2", details, Optional.of(false)), new VendorService("4", details)))
                        .ready())
                .containsExactly("own:a");
        assertThat(InsideSums.of(own, Map.of("own:c", "3"), List.of(new VendorService("3", details))).ready()).containsExactly("own:c");
    }

    @Test
    void asSoonAsOnePartIsNotKnownTheSumIsNotKnown() {
        UsagePlan plan = month().own("m365 = basic! + premium!").ownReady().unknown("1/premium", "E330: no number")
                .before("1/own:m365", "15").plan();
        assertThat(cells(plan)).contains("1/own:m365 Customer 1, M365: 15 -> ? unknown, E330: no number\n",
                "2/own:m365 Customer 2, M365: - -> 3 new\n");
        assertThat(plan.complete()).isFalse();
        // a part that would have gone into the sum stays by itself meanwhile
        UsagePlan inside = month().own("m365 = basic + premium").ownReady().unknown("1/premium", "E330: no number").before("1/basic", "9")
                .plan();
        assertThat(cells(inside)).contains("1/basic Customer 1, BASIC: 9 -> 10 changed\n");
        // and one that is in it already is still there
        UsagePlan in = month().own("m365 = basic + premium").ownReady().unknown("1/premium", "E330: no number").before("1/own:m365", "15")
                .before("1/basic", "0").plan();
        assertThat(cells(in)).doesNotContain("1/basic");
    }

    @Test
    void aDifferenceBelowZeroIsNotKnownAndTold() {
        UsagePlan plan = new PlannedCase().accounts("1", "2", "3").services("assigned", "free", "mail").listedBefore("1", "2", "3")
                .now("2/mail", "1").now("1/assigned", "10").now("1/free", "4").now("2/assigned", "2").now("2/free", "3")
                .now("3/assigned", "2").now("3/free", "2").own("billable = assigned - free").ownReady().before("1/own:billable", "6")
                .plan();
        assertThat(cells(plan)).isEqualTo("""
                1/own:billable Customer 1, BILLABLE: 6 -> 6 same
                2/mail Customer 2, MAIL: - -> 1 new
                2/own:billable Customer 2, BILLABLE: - -> ? unknown, P523: "BILLABLE" would be below zero: -1
                3/own:billable Customer 3, BILLABLE: - -> 0 new
                """);
        assertThat(noticed(plan))
                .contains("The counts of \"BILLABLE\" are not known for 1 customer: \"Customer 2\": P523: \"BILLABLE\" would be "
                        + "below zero: -1. Not sent; what Synthesize has of it stays.");
        assertThat(plan.gaps()).hasSize(1);
    }

    /** With a vendor whose services are found in its data a customer without an entry has none; what nobody has any more may be called otherwise. */
    @Test
    void aPartThatIsMissingFollowsTheRulesOfOtherCounts() {
        PlannedCase found = new PlannedCase().discovers().accounts("1", "2").services("basic", "premium").listedBefore("1", "2")
                .now("1/basic", "10").now("2/premium", "4").own("m365 = basic + premium").ownReady();
        assertThat(cells(found.plan())).isEqualTo("""
                1/own:m365 Customer 1, M365: - -> 10 new
                2/own:m365 Customer 2, M365: - -> 4 new
                """);
        // what could not be read of a customer is not none
        assertThat(cells(found.gap("1", "", "E310", "refused").plan()))
                .contains("1/own:m365 Customer 1, M365: - -> ? unknown, E310: refused\n", "2/own:m365 Customer 2, M365: - -> 4 new\n");
        UsagePlan gone = new PlannedCase().discovers().accounts("1").services("basic").listedBefore("1").now("1/basic", "10")
                .own("m365 = basic + premium").ownReady().before("1/own:m365", "14").plan();
        assertThat(cells(gone)).isEqualTo(
                "1/own:m365 Customer 1, M365: 14 -> ? unknown, P521: \"M365\" is made of \"premium\", which is no longer there\n");
        assertThat(gone.gaps()).hasSize(1);
    }

    @Test
    void anOwnServiceForSomeCustomersLeavesTheOthersAsTheyAre() {
        UsagePlan plan = month().own("m365 = basic + premium @ 1").ownReady().before("1/own:m365", "15").before("2/basic", "3")
                .before("2/premium", "0").plan();
        assertThat(cells(plan)).isEqualTo("""
                1/own:m365 Customer 1, M365: 15 -> 15 same
                2/basic Customer 2, BASIC: 3 -> 3 same
                2/premium Customer 2, PREMIUM: 0 -> 0 same
                """);
    }

    /** Nothing of such a push goes out unseen: its parts would be billed beside what is still there of it. */
    @Test
    void whatIsNoLongerMadeGoesToZeroAndTheWholePushWaits() {
        UsagePlan plan = month().before("1/own:m365", "15").before("2/own:m365", "0").named("1", "own:m365").plan();
        assertThat(cells(plan)).isEqualTo("""
                1/basic Customer 1, BASIC: - -> 10 new
                1/premium Customer 1, PREMIUM: - -> 5 new
                2/basic Customer 2, BASIC: - -> 3 new
                2/premium Customer 2, PREMIUM: - -> 0 new
                1/own:m365 Customer 1, Old own:m365: 15 -> 0 to zero, this own service is no longer made for the customer
                """);
        assertThat(holds(plan))
                .contains("\"Old own:m365\" is no longer made for 1 customer: what Synthesize has of it would go to zero, and what it "
                        + "was made of is sent by itself.\n");
        assertThat(plan.toSend(false)).isEmpty();
        assertThat(plan.causes()).extracting(Cause::id).contains("service:ends:own:m365");
    }

    @Test
    void contractRulesAndPricesAreForOwnServicesToo() {
        UsagePlan plan = month().own("m365 = basic + premium").ownReady().before("1/own:m365", "15").before("2/own:m365", "3")
                .rule("C1 2/own:m365", new Billing.AtLeast(BigDecimal.TEN), "").rule("C2 */basic", new Billing.AtLeast(BigDecimal.TEN), "")
                .price("own:m365", "2.50").plan();
        assertThat(cells(plan)).isEqualTo("""
                1/own:m365 Customer 1, M365: 15 -> 15 same
                2/own:m365 Customer 2, M365: 3 -> 10 changed, counted 3, at least 10 by contract (as agreed), so 10 is sent
                """);
        assertThat(plan.money().change(plan.cells()).amounts()).hasToString("[Money[amount=17.50, currency=USD]]");
        assertThat(noticed(plan)).contains("P514",
                "1 contract rule is about a service that is only counted inside an own one: C2 every customer, "
                        + "BASIC: at least 10 by contract (as agreed). It has no effect; make it about the own service.");
    }

    @Test
    void whatTheVendorContradictsHoldsTheSumToo() {
        UsagePlan plan = month().own("m365 = basic + premium").ownReady().before("1/own:m365", "14").contradiction("1", "premium", 2)
                .plan();
        assertThat(cells(plan))
                .contains("1/own:m365 Customer 1, M365: 14 -> 15 changed (held), held: the vendor's own figure is another one\n");
    }

    @Test
    void anotherDefinitionIsAnotherPlan() {
        assertThat(month().own("m365 = basic + premium").ownReady().plan().hash())
                .isNotEqualTo(month().own("m365 = basic").ownReady().plan().hash());
    }
}
