package app.tallybird.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an {@link AuditEntry} is about. */
public enum AuditKind {
    /** Counts went to Synthesize. */
    SEND,
    /** Somebody prepared, decided, approved, sent back or closed. */
    DECISION,
    /** Contract rules, prices, and what is left out on purpose. */
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
