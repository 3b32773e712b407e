package app.tallybird.synthesize;

import java.util.Locale;
import java.util.Set;

/** Whose keys these are. What an answer leaves out is empty; {@code status} is in the server's own spelling. */
public record Organization(String organizationId, String name, String vendorId, String integrationId, String status) {

    private static final Set<String> CONNECTED = Set.of("", "pending", "active");

    /** Whether counts can have a place there. What an answer leaves out is no sign of the contrary. */
    public boolean connected() {
        return CONNECTED.contains(status.toLowerCase(Locale.ROOT));
    }
}
