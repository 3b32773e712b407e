package app.tallybird.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of one cell: a value above zero, a known zero, or nothing. Unknown is never sent and never becomes zero.
 */
public sealed interface UnitCount {

    /** A count above zero. */
    record Value(BigDecimal units) implements UnitCount {
        public Value {
            if (units.signum() <= 0) {
                throw new IllegalArgumentException("a value is above zero: " + units);
            }
            units = Units.plain(units);
        }
    }

    /** The vendor was read completely and the account uses none. */
    record KnownZero() implements UnitCount {
    }

    /** The count could not be established; the reason is a sentence for the user. */
    record Unknown(String reason) implements UnitCount {
    }

    /** The units; empty when they are not known. */
    default Optional<BigDecimal> known() {
        return switch (this) {
            case Value value -> Optional.of(value.units());
            case KnownZero zero -> Optional.of(BigDecimal.ZERO);
            case Unknown unknown -> Optional.empty();
        };
    }

    /** A count that was read: zero becomes a known zero. Negative counts are refused. */
    static UnitCount of(BigDecimal units) {
        return units.signum() == 0 ? new KnownZero() : new Value(units);
    }
}
