/**
 * Brings the rows of a connector's tables: requests, sign-in, paging, files, computed columns. Knows nothing of accounts and counts.
 *
 * <p>May use: {@code connector.format}, {@code connector.run}'s values, {@code connector.run.fault}, {@code connector.run.csv}, {@code http},
 * {@code secret}.
 */
@NullMarked
package app.tallybird.connector.run.source;

import org.jspecify.annotations.NullMarked;
