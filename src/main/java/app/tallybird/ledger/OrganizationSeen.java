package app.tallybird.ledger;

import java.time.Instant;

/** Whose keys an integration was set up with; an id the server did not name is empty. */
public record OrganizationSeen(String organizationId, String vendorId, String integrationId, String name, Instant firstSeen) {
}
