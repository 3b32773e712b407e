/**
 * Brings the finished rows of a connector's tables: lists, files and programs, computed columns, and a watch over the fields that the document relies on.
 * Knows nothing of accounts and counts.
 *
 * <p>May use: {@code connector.format}, {@code connector.reading}, {@code connector.fault}, {@code connector.csv}, {@code connector.fetch}, {@code connector.paging},
 * {@code http}, {@code problem}.
 */
@NullMarked
package app.tallybird.connector.rows;

import org.jspecify.annotations.NullMarked;
