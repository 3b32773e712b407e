package app.tallybird.settings;

/**
 * When a push is held. A fall counts when it is above the percentage and at least the units (or accounts).
 */
public record Thresholds(int serviceDropPercent, int serviceDropUnits, int accountsToZero, Accounts accounts, int cellDropPercent,
        int cellDropUnits) {

    /** Limits on whole accounts: the vendor lists fewer, or, in an attended push, more than this share could not be read. */
    public record Accounts(int downPercent, int down, int unknownPercent) {
    }

    public static Thresholds defaults() {
        return new Thresholds(20, 5, 3, new Accounts(10, 3, 5), 50, 5);
    }
}
