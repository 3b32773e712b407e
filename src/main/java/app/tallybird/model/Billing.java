package app.tallybird.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What of a count is billed by contract. It never changes the count. What was counted unknown stays unknown, but for a fixed number that is billed also
 * without a reading.
 */
public sealed interface Billing {

    /** The count itself. */
    record AsCounted() implements Billing {
    }

    /** This number; where nothing could be counted only when that was agreed. */
    record Fixed(BigDecimal units, boolean withoutReading) implements Billing {
        public Fixed {
            units = positive(units);
        }
    }

    /** The count, but never fewer. */
    record AtLeast(BigDecimal units) implements Billing {
        public AtLeast {
            units = positive(units);
        }
    }

    /** The count, but never more. */
    record AtMost(BigDecimal units) implements Billing {
        public AtMost {
            units = positive(units);
        }
    }

    /** What is above so many. */
    record FirstIncluded(BigDecimal units) implements Billing {
        public FirstIncluded {
            units = positive(units);
        }
    }

    /** Zero, so that no earlier number stays. */
    record NotBilled() implements Billing {
    }

    /** The word for it on the command line, in files and in the ledger. */
    enum Kind {
        AS_COUNTED,
        FIXED,
        AT_LEAST,
        AT_MOST,
        FIRST_INCLUDED,
        NOT_BILLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** "at-least" and "At least" are one word. */
        public static Optional<Kind> ofWord(String word) {
            String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
            for (Kind kind : values()) {
                if (kind.word().equals(plain)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        public boolean needsUnits() {
            return this != AS_COUNTED && this != NOT_BILLED;
        }

        /** One of this kind; {@code units} and {@code withoutReading} count where the kind has them. */
        public Billing with(BigDecimal units, boolean withoutReading) {
            return switch (this) {
                case AS_COUNTED -> new AsCounted();
                case FIXED -> new Fixed(units, withoutReading);
                case AT_LEAST -> new AtLeast(units);
                case AT_MOST -> new AtMost(units);
                case FIRST_INCLUDED -> new FirstIncluded(units);
                case NOT_BILLED -> new NotBilled();
            };
        }
    }

    default Kind kind() {
        return switch (this) {
            case AsCounted _ -> Kind.AS_COUNTED;
            case Fixed _ -> Kind.FIXED;
            case AtLeast _ -> Kind.AT_LEAST;
            case AtMost _ -> Kind.AT_MOST;
            case FirstIncluded _ -> Kind.FIRST_INCLUDED;
            case NotBilled _ -> Kind.NOT_BILLED;
        };
    }

    /** The number that was agreed, where there is one. */
    default Optional<BigDecimal> agreed() {
        return switch (this) {
            case Fixed fixed -> Optional.of(fixed.units);
            case AtLeast least -> Optional.of(least.units);
            case AtMost most -> Optional.of(most.units);
            case FirstIncluded first -> Optional.of(first.units);
            case AsCounted _,NotBilled _ -> Optional.empty();
        };
    }

    /** Whether a number is billed though nothing could be counted. */
    default boolean withoutReading() {
        return this instanceof Fixed fixed && fixed.withoutReading;
    }

    /** What is sent when this was counted. */
    default UnitCount billed(UnitCount counted) {
        return switch (this) {
            case AsCounted _ -> counted;
            case Fixed fixed -> fixed.withoutReading ? UnitCount.of(fixed.units) : known(counted, units -> fixed.units);
            case AtLeast least -> known(counted, least.units::max);
            case AtMost most -> known(counted, most.units::min);
            case FirstIncluded first -> known(counted, units -> units.subtract(first.units).max(BigDecimal.ZERO));
            case NotBilled _ -> known(counted, units -> BigDecimal.ZERO);
        };
    }

    private static UnitCount known(UnitCount counted, UnaryOperator<BigDecimal> rule) {
        return counted.known().map(units -> UnitCount.of(rule.apply(units))).orElse(counted);
    }

    /** "at least 100", as sentences and tables say it. */
    default String words() {
        return switch (this) {
            case AsCounted _ -> "as counted";
            case Fixed fixed -> "fixed " + Units.text(fixed.units) + (fixed.withoutReading ? ", also without a reading" : "");
            case AtLeast least -> "at least " + Units.text(least.units);
            case AtMost most -> "at most " + Units.text(most.units);
            case FirstIncluded first -> "first " + Units.text(first.units) + " included";
            case NotBilled _ -> "not billed";
        };
    }

    private static BigDecimal positive(BigDecimal units) {
        if (units.signum() <= 0) {
            throw new IllegalArgumentException("an agreed number is above zero: " + units);
        }
        return Units.plain(units);
    }
}
