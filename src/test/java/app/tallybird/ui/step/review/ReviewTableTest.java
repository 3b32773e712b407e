package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.ContractedCount;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.UnitCount;
import app.tallybird.ui.control.MatrixContent;

import static org.assertj.core.api.Assertions.assertThat;

/** A number says by its signs what made it. */
class ReviewTableTest {

    private static MatrixContent.Cell shown(UnitCount counted, Optional<ContractRule> rule) {
        ContractedCount behind = new ContractedCount(counted, Optional.empty(), rule, Optional.empty());
        PlanCell cell = PlanCell.compared(new CellKey("1", "s"), "Bellows College", "Total Workstations",
                new CellMemory(Optional.of(new BigDecimal(110)), false, false, Optional.empty(), Optional.empty()),
                rule.map(one -> one.billing().billed(counted)).orElse(counted), "").with(Optional.of(behind));
        ReviewTable table = ReviewTable.of(List.of(cell), CountedOnce.NONE);
        return table.content(table.customers(), table.services(), ReviewTable.Kept.NOTHING).lines().getFirst().cells().apply(0);
    }

    private static PlanCell cell(String account, String service, int before, int now) {
        return PlanCell.compared(new CellKey(account, service), "Customer " + account, service,
                new CellMemory(Optional.of(new BigDecimal(before)), false, false), UnitCount.of(new BigDecimal(now)), "");
    }

    /** The sum is for the first customer only: what the second one has of its part is in no other number. */
    @Test
    void aUnitThatTwoServicesHoldIsInTheTotalOnce() {
        ReviewTable table = ReviewTable.of(List.of(cell("1", "part", 10, 13), cell("1", "sum", 10, 13), cell("2", "part", 5, 6)),
                new CountedOnce(Map.of("part", Set.of("sum"))));
        assertThat(total(table, ReviewTable.Kept.NOTHING)).isEqualTo("+4");
        assertThat(total(table, table.kept(Set.of(new CellKey("1", "part"))))).isEqualTo("+4");
        assertThat(total(table, table.kept(Set.of(new CellKey("1", "sum"), new CellKey("1", "part"))))).isEqualTo("+1");
        assertThat(total(table, table.kept(Set.of(new CellKey("2", "part"))))).isEqualTo("+3");
    }

    private static String total(ReviewTable table, ReviewTable.Kept kept) {
        return table.content(table.customers(), table.services(), kept).totals().cells().apply(table.services().size()).number();
    }

    @Test
    void aNumberThatAContractMakesHasItsSignAndSaysSo() {
        Optional<ContractRule> fixed = Optional.of(new ContractRule("C1", new ContractRule.Scope(Optional.of("1"), Optional.empty()),
                new Billing.Fixed(new BigDecimal(100), false), "Campus agreement", "kim", ContractRule.Period.ALWAYS));
        MatrixContent.Cell cell = shown(UnitCount.of(new BigDecimal(117)), fixed);
        assertThat(List.of(cell.number(), cell.mark(), cell.words())).containsExactly("100", "\u00a7 \u25bc\u221210",
                "down 10, contract rule");
        assertThat(shown(UnitCount.of(new BigDecimal(100)), Optional.empty()).mark()).isEqualTo("\u25bc\u221210");
        assertThat(shown(new UnitCount.Unknown("not read"), fixed).number()).isEqualTo("?");
    }
}
