package app.tallybird.connector.testkit;

import java.util.List;

/**
 * A damaged recording.
 *
 * @param name the exchange and what was done to it, in words
 * @param truncates rows or pages were taken away, and the vendor states no number that would show it
 */
record Mutation(String name, boolean truncates, List<Exchange> exchanges) {
}
