package app.tallybird.synthesize;

import java.util.Optional;

/** What has become of an alert so far. {@code ticketId} is the ticket in the PSA, once it exists; {@code trouble} says why it will not. */
public record AlertTrace(String status, String message, Optional<String> ticketId, Optional<String> trouble) {

    /** Whether asking again can tell no more. */
    public boolean settled() {
        return ticketId.isPresent() || trouble.isPresent();
    }
}
