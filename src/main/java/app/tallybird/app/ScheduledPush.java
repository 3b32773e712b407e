package app.tallybird.app;

import java.time.Instant;
import java.util.Optional;

import app.tallybird.schedule.Due;

/**
 * Where the push of one integration stands that is made by its schedule, or that a second person has agreed to.
 *
 * @param until after a failure: no try before this moment
 * @param tried when the last start began that nobody watched
 * @param succeeded when the last complete push began
 * @param held whether a plan waits for a person
 */
public record ScheduledPush(String integration, Due due, Optional<Instant> until, Optional<Instant> tried, Optional<Instant> succeeded,
        boolean held) {

    /** Whether a push is due that may be tried now. */
    public boolean wantsPush() {
        return due.now() && until.isEmpty();
    }
}
