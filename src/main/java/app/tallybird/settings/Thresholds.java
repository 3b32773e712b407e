package app.tallybird.settings;

import java.math.BigDecimal;

/**
 * When a push is held. A fall or a rise counts when it is above the percentage and at least the units (or accounts).
 */
public record Thresholds(int serviceDropPercent, int serviceDropUnits, int cellDropPercent, int cellDropUnits, Accounts accounts,
        Rises rises, Amounts amounts) {

    /** With no limits by amount. */
    public Thresholds(int serviceDropPercent, int serviceDropUnits, int cellDropPercent, int cellDropUnits, Accounts accounts,
            Rises rises) {
        this(serviceDropPercent, serviceDropUnits, cellDropPercent, cellDropUnits, accounts, rises, Amounts.NONE);
    }

    /**
     * Limits on whole accounts: so many newly at zero, the vendor lists fewer, or, in an attended push, more than this share could not be read.
     */
    public record Accounts(int toZero, int downPercent, int down, int unknownPercent) {
    }

    /** Limits on what rises; a value is held also when it is above so many times the highest that was ever accepted. */
    public record Rises(int servicePercent, int serviceUnits, int cellPercent, int cellUnits, int timesHighest) {
    }

    /** Limits by money a month, in the integration's currency, on a customer, a service and all together, whether they fall or rise; 0 for none. */
    public record Amounts(BigDecimal customer, BigDecimal service, BigDecimal whole) {
        public static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    public static Thresholds defaults() {
        return new Thresholds(20, 5, 50, 5, new Accounts(3, 10, 3, 5), new Rises(100, 20, 200, 50, 10));
    }

    /** The percentages that a person chooses, in the order service, one count of a customer. */
    public Thresholds withPercents(int serviceDown, int cellDown, int serviceUp, int cellUp) {
        return new Thresholds(serviceDown, serviceDropUnits, cellDown, cellDropUnits, accounts,
                new Rises(serviceUp, rises.serviceUnits, cellUp, rises.cellUnits, rises.timesHighest), amounts);
    }

    public Thresholds withAmounts(Amounts other) {
        return new Thresholds(serviceDropPercent, serviceDropUnits, cellDropPercent, cellDropUnits, accounts, rises, other);
    }
}
