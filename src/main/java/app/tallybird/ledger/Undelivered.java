package app.tallybird.ledger;

import java.time.Instant;

/**
 * A notice that reached nobody: the last one since one was delivered.
 *
 * @param words what it was about and why it did not arrive, as sentences
 */
public record Undelivered(Instant at, String words) {
}
