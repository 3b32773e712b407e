/**
 * Reads CSV files and answers line by line, strictly: encoding, separator, header, ragged lines.
 *
 * <p>May use: connector.run.fault.
 */
@NullMarked
package app.tallybird.connector.run.csv;

import org.jspecify.annotations.NullMarked;
