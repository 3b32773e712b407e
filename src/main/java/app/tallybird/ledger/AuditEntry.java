package app.tallybird.ledger;

import java.time.Instant;

/**
 * Who did what. It holds no secret, and is never changed or taken away.
 *
 * @param person as the ledger knows them; the computer where nobody is known
 * @param place the integration it is about; empty for all of them
 * @param words as a person understands it, without a full stop
 */
public record AuditEntry(Instant at, String person, String computer, String place, AuditKind kind, String words) {
}
