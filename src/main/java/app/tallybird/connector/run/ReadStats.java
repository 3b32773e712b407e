package app.tallybird.connector.run;

import java.time.Duration;

/**
 * What the run cost.
 *
 * @param requests requests sent, sign-in and repeated ones included
 * @param rows rows read from the vendor before any filter
 * @param partial true when preview limits cut the run short, so that the counts are not final
 */
public record ReadStats(long requests, long retries, long rows, Duration took, boolean partial) {
}
