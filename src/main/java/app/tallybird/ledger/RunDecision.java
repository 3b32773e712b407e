package app.tallybird.ledger;

import java.time.Instant;

/**
 * What a person decided before a push about something that its plan held.
 *
 * @param cause the id of what it was about, {@code title} how that was said then
 * @param decision the word of the decision
 * @param by who decided, or empty
 * @param note what they wrote to it, or empty
 */
public record RunDecision(String cause, String title, String decision, String by, Instant at, String note) {
}
