package app.tallybird.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody is to a shared ledger, and the one table of what that lets them do: window and command line ask it, and the database enforces the same.
 * Where the ledger is a file of this computer everybody is {@link #BILLING}; that nobody approves what they prepared holds there, too.
 */
public enum TeamRole {
    /** Prepares, decides, sets up, and writes contract rules. */
    TECHNICIAN(EnumSet.of(Right.SEND, Right.RULES, Right.SET_UP)),
    /** The same, and prices, closes and approves. */
    BILLING(EnumSet.allOf(Right.class)),
    /** Looks. */
    READER(EnumSet.noneOf(Right.class)),
    /** Runs schedules, and sends what is approved. */
    COMPUTER(EnumSet.of(Right.SEND));

    /** A copy that nobody changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Right> rights;

    TeamRole(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public Set<Right> rights() {
        return rights;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
