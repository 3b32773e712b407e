/**
 * Reads a connector from its vendor, from the first request to the last count: accounts, services and units, each with where it came from.
 *
 * <p>May use: {@code connector.format}, {@code connector.reading}, {@code connector.fault}, {@code connector.fetch}, {@code connector.rows}, {@code connector.count}, {@code http}, {@code model},
 * {@code problem}, {@code secret}.
 */
@NullMarked
package app.tallybird.connector.engine;

import org.jspecify.annotations.NullMarked;
