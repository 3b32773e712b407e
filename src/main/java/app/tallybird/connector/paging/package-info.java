/**
 * Reads one list of a vendor from its first page to its last.
 *
 * <p>May use: {@code connector.format}, {@code connector.reading}, {@code connector.fault}, {@code connector.fetch}, {@code http}.
 */
@NullMarked
package app.tallybird.connector.paging;

import org.jspecify.annotations.NullMarked;
