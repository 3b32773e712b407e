package app.tallybird.settings;

/**
 * When a push is held. A fall or a rise counts when it is above the percentage and at least the units (or accounts).
 */
public record Thresholds(int serviceDropPercent, int serviceDropUnits, int cellDropPercent, int cellDropUnits, Accounts accounts,
        Rises rises) {

    /**
     * Limits on whole accounts: so many newly at zero, the vendor lists fewer, or, in an attended push, more than this share could not be read.
     */
    public record Accounts(int toZero, int downPercent, int down, int unknownPercent) {
    }

    /** Limits on what rises; a value is held also when it is above so many times the highest that was ever accepted. */
    public record Rises(int servicePercent, int serviceUnits, int cellPercent, int cellUnits, int timesHighest) {
    }

    public static Thresholds defaults() {
        return new Thresholds(20, 5, 50, 5, new Accounts(3, 10, 3, 5), new Rises(100, 20, 200, 50, 10));
    }

    /** The percentages that a person chooses, in the order service, one count of a customer. */
    public Thresholds withPercents(int serviceDown, int cellDown, int serviceUp, int cellUp) {
        return new Thresholds(serviceDown, serviceDropUnits, cellDown, cellDropUnits, accounts,
                new Rises(serviceUp, rises.serviceUnits, cellUp, rises.cellUnits, rises.timesHighest));
    }
}
