package app.tallybird.synthesize;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose keys these are. What an answer leaves out is empty; {@code status} is in the server's own spelling; {@code lastSynced} is empty when the
 * server says never (a date of 1900).
 */
public record Organization(String organizationId, String name, String vendorId, String vendorName, String integrationId, String status,
        Optional<Instant> lastSynced) {
}
