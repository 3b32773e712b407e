/**
 * Makes accounts and unit counts of rows. What cannot be counted becomes unknown, with a reason; it never becomes zero.
 *
 * <p>May use: {@code connector.format}, {@code connector.reading}, {@code connector.fault}, {@code connector.csv}, {@code connector.rows}, {@code model}, {@code problem}.
 */
@NullMarked
package app.tallybird.connector.count;

import org.jspecify.annotations.NullMarked;
