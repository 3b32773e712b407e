package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import app.tallybird.model.CellKey;

import static org.assertj.core.api.Assertions.assertThat;

/** A count is looked up among what is held by money, not asked of each hold. */
class MoneyHoldsTest {

    private static final int MANY = 2_000;

    /** Counts how often one of them is looked at. */
    private static final class Looked extends AbstractList<Hold> {
        private final List<Hold> holds;
        private int looks;

        Looked(List<Hold> holds) {
            this.holds = holds;
        }

        @Override
        public Hold get(int at) {
            looks++;
            return holds.get(at);
        }

        @Override
        public int size() {
            return holds.size();
        }
    }

    private static Hold by(Hold.ByMoney.About about, String id) {
        return new Hold.ByMoney(about, id, id, BigDecimal.TEN, "USD");
    }

    @Test
    void eachHoldIsLookedAtOnceHoweverManyCountsThereAre() {
        Looked holds = new Looked(IntStream.range(0, MANY).mapToObj(at -> by(Hold.ByMoney.About.values()[at % 2], "" + at)).toList());
        MoneyHolds waits = MoneyHolds.of(holds);
        long held = IntStream.range(0, MANY).filter(at -> waits.hold(new CellKey("" + at, "seats"))).count()
                + IntStream.range(0, MANY).filter(at -> waits.hold(new CellKey("nobody", "" + at))).count();
        assertThat(held).isEqualTo(MANY);
        assertThat(holds.looks).isEqualTo(MANY);
    }

    @Test
    void theIdOfACustomerIsNoKeyOfAServiceAndAllTogetherHoldNoSingleCount() {
        MoneyHolds waits = MoneyHolds
                .of(List.of(by(Hold.ByMoney.About.CUSTOMER, "1"), by(Hold.ByMoney.About.SERVICE, "seats"), by(Hold.ByMoney.About.ALL, "")));
        assertThat(waits.hold(new CellKey("1", "mail"))).isTrue();
        assertThat(waits.hold(new CellKey("2", "seats"))).isTrue();
        assertThat(waits.hold(new CellKey("2", "1"))).isFalse();
        assertThat(waits.hold(new CellKey("seats", ""))).isFalse();
        assertThat(waits.hold(new CellKey("", ""))).isFalse();
    }
}
