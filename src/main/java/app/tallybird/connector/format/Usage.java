package app.tallybird.connector.format;

import java.util.List;
import java.util.Optional;

/** How units are counted. */
public sealed interface Usage {

    /** From the rows of a table, per account. */
    record Measured(String from, FieldRef account, Measure measure, Optional<FieldRef> field, List<Condition> where,
            NumberRule numbers) implements Usage {
        public Measured {
            where = List.copyOf(where);
        }
    }

    /** From other services. */
    record Combined(List<String> plus, List<String> minus) implements Usage {
        public Combined {
            plus = List.copyOf(plus);
            minus = List.copyOf(minus);
        }
    }

    enum Measure {
        COUNT,
        COUNT_DISTINCT,
        SUM,
        MAX,
        MIN,
        VALUE
    }

    /**
     * What is done with a missing number, with one below zero on a line of a file, and with the result.
     *
     * @param zeroIfAny other services counted from tables: when one of them is above zero for an account, this count is a known zero, because the
     *        vendor shows the same units under both
     */
    record NumberRule(IfMissing ifMissing, BelowZero belowZero, Optional<UnitChange> unit, Round round, List<String> zeroIfAny) {
        public static final NumberRule DEFAULT = new NumberRule(IfMissing.FAIL, BelowZero.SUBTRACTS, Optional.empty(), Round.NONE,
                List.of());

        public NumberRule {
            zeroIfAny = List.copyOf(zeroIfAny);
        }
    }

    enum IfMissing {
        FAIL,
        ZERO,
        SKIP_ROW
    }

    /** What a line of a file below zero does: takes away where lines are added up, or ends the reading. */
    enum BelowZero {
        SUBTRACTS,
        STOPS
    }

    enum Round {
        /** A whole number as it is; any other is not known. */
        NONE,
        /** As it is, with its decimals. */
        DECIMALS,
        UP,
        DOWN,
        NEAREST
    }

    /** From one storage unit to another; KB is 1000 bytes, KiB 1024. */
    record UnitChange(StorageUnit from, StorageUnit to) {
    }
}
