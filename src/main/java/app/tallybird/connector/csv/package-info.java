/**
 * Reads CSV files and answers line by line, strictly: encoding, separator, header, ragged lines.
 *
 * <p>May use: {@code connector.fault}, {@code problem}.
 */
@NullMarked
package app.tallybird.connector.csv;

import org.jspecify.annotations.NullMarked;
