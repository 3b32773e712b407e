/**
 * Reading a connector, as values: what is read and how it is looked at, who hears of it, and what came of it.
 *
 * <p>May use: {@code connector.format}, {@code connector.fault}, {@code http} (to be stopped), {@code model}, {@code problem}, {@code secret}.
 */
@NullMarked
package app.tallybird.connector.reading;

import org.jspecify.annotations.NullMarked;
