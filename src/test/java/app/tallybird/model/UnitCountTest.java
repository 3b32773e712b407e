package app.tallybird.model;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnitCountTest {
    @Test
    void zeroThatWasReadIsAKnownZeroNotAValue() {
        assertThat(UnitCount.of(new BigDecimal("0.00"))).isEqualTo(new UnitCount.KnownZero());
    }

    @Test
    void refusesANegativeCount() {
        assertThatThrownBy(() -> UnitCount.of(BigDecimal.ONE.negate())).isInstanceOf(IllegalArgumentException.class);
    }
}
