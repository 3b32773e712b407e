package app.tallybird.connector.reading;

/**
 * What the reading cost.
 *
 * @param requests requests sent, sign-in and repeated ones included
 * @param rows rows read from the vendor before any filter
 * @param partial true when preview limits cut the reading short, so that the counts are not final
 */
public record ReadStats(long requests, long rows, boolean partial) {
}
