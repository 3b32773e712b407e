package app.tallybird.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an {@link AuditEntry} is about. */
public enum AuditKind {
    /** Counts, services, customers, a status or a ticket went to Synthesize. */
    SEND,
    /** Somebody prepared, decided, approved, sent back, closed, or said who a name is. */
    DECISION,
    /** Contract rules, prices, what is left out on purpose, and what names on invoices are. */
    RULE,
    /** Settings, schedules, and integrations as a whole. */
    SETTING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AuditKind> ofWord(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equalsIgnoreCase(word)).findFirst();
    }
}
