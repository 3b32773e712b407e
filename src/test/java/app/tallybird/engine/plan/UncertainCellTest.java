package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody knows what Synthesize has of a cell whose last send has no outcome, so it is never called the same. */
class UncertainCellTest {

    @ParameterizedTest
    @CsvSource({"5, 5, false, SAME", "5, 5, true, CHANGED", "5, 6, true, CHANGED", "0, 0, true, CHANGED", "0, 0, false, SAME"})
    void anUncertainCellIsNeverTheSame(BigDecimal accepted, BigDecimal now, boolean uncertain, CellState state) {
        assertThat(CellState.between(new CellMemory(Optional.of(accepted), uncertain, false), UnitCount.of(now))).isEqualTo(state);
    }
}
