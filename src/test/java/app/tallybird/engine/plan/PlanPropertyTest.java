package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import app.tallybird.model.CellKey;
import app.tallybird.model.PriceList;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** A plan that was sent leaves nothing to send, and in which order its cells come changes neither its name nor what is held. */
class PlanPropertyTest {

    @Test
    void whatWasSentLeavesNoDifference() {
        Property.holds(10_000, draws -> {
            Map<CellKey, CellMemory> known = new HashMap<>();
            List<PlanCell> cells = cells(draws, known);
            UsagePlan plan = plan(cells, known);
            List<PlanCell> shuffled = new ArrayList<>(cells);
            Collections.shuffle(shuffled, new Random(draws.seed()));
            UsagePlan other = plan(shuffled, known);
            assertThat(other.hash()).isEqualTo(plan.hash());
            assertThat(other.holds()).containsExactlyInAnyOrderElementsOf(plan.holds());
            assertThat(other.units()).isEqualTo(plan.units());

            plan.toSend(true).forEach(cell -> known.put(cell.key(), new CellMemory(cell.units(), false, false)));
            UsagePlan next = plan(cells.stream().map(cell -> PlanCell.compared(cell.key(), cell.account(), cell.service(),
                    known.getOrDefault(cell.key(), CellMemory.NONE), cell.now(), "")).toList(), known);
            assertThat(next.changesPending()).isFalse();
            assertThat(next.holds().stream().filter(hold -> !(hold instanceof Hold.AccountsToZero))).isEmpty();
        });
    }

    private static List<PlanCell> cells(Draws draws, Map<CellKey, CellMemory> known) {
        List<PlanCell> cells = new ArrayList<>();
        int accounts = draws.between(1, 4);
        for (int i = 0; i < accounts * 2; i++) {
            CellKey key = new CellKey("a" + i / 2, "s" + i % 2);
            CellMemory memory = switch (draws.between(0, 4)) {
                case 0 -> CellMemory.NONE;
                case 1 -> new CellMemory(Optional.empty(), false, true);
                case 2 -> new CellMemory(Optional.of(units(draws)), true, false);
                default -> new CellMemory(Optional.of(units(draws)), false, false);
            };
            known.put(key, memory);
            UnitCount now = draws.between(0, 9) == 0 ? new UnitCount.Unknown("E330: no number") : UnitCount.of(units(draws));
            cells.add(PlanCell.compared(key, "A", "S", memory, now, ""));
        }
        return cells;
    }

    private static BigDecimal units(Draws draws) {
        return BigDecimal.valueOf(draws.either() ? draws.between(0, 30) : draws.between(0, 100_000));
    }

    private static UsagePlan plan(List<PlanCell> cells, Map<CellKey, CellMemory> known) {
        Memory memory = new Memory(3, Map.copyOf(known), Map.of(), Map.of(), Set.of(), Set.of(), WarningMemory.NONE, LeftCustomers.NONE);
        return UsagePlanner.makeOf(cells, memory, key -> false, Thresholds.defaults(), PlannedCase.NOW, PriceList.NONE);
    }
}
