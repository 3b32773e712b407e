/**
 * Makes accounts and unit counts of rows. What cannot be counted becomes unknown, with a reason; it never becomes zero.
 *
 * <p>May use: {@code connector.format}, {@code connector.run.source}, {@code connector.run.fault}, {@code model}.
 */
@NullMarked
package app.tallybird.connector.run.count;

import org.jspecify.annotations.NullMarked;
