/**
 * Brings one answer: requests, the guard over their addresses, sign-in, repeats and limits, or a program of the user's. Knows nothing of what comes next.
 *
 * <p>May use: {@code connector.format}, {@code connector.reading}, {@code connector.fault}, {@code http}, {@code problem}, {@code secret}.
 */
@NullMarked
package app.tallybird.connector.fetch;

import org.jspecify.annotations.NullMarked;
