package app.tallybird.settings;

/**
 * When a push is held. A fall counts when it is above the percentage and at least the units (or accounts); {@code unknownAccountsPercent} is the
 * share of customers that may be unknown in an attended push.
 */
public record Thresholds(int serviceDropPercent, int serviceDropUnits, int accountsToZero, Accounts accounts, int cellDropPercent,
        int cellDropUnits) {

    /** Limits on whole accounts: the vendor lists fewer, or some could not be read. */
    public record Accounts(int downPercent, int down, int unknownPercent) {
    }

    public static Thresholds defaults() {
        return new Thresholds(20, 5, 3, new Accounts(10, 3, 5), 50, 5);
    }

    public int accountsDownPercent() {
        return accounts.downPercent();
    }

    public int accountsDown() {
        return accounts.down();
    }

    public int unknownAccountsPercent() {
        return accounts.unknownPercent();
    }
}
