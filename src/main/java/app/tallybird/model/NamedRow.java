package app.tallybird.model;

import java.time.Instant;
import java.util.Optional;

/** One thing that was counted, as people call it: a device, a user. {@code name} and {@code site} are empty where the vendor says none. */
public record NamedRow(String name, String site, Optional<Instant> lastSeen) {
}
