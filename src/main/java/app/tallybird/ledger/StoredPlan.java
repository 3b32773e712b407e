package app.tallybird.ledger;

import java.time.Instant;

/** A plan as it is kept: its name, when it was made (UTC), the ledger's version then, and its text. */
public record StoredPlan(String hash, Instant created, long baselineVersion, boolean held, String json) {
}
