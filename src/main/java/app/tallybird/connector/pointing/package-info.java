/**
 * What a person points out in a file: which columns are what, which lines count, and the connector document that reads every later file the same way.
 *
 * <p>May use: {@code connector.csv}, {@code connector.layout}, {@code connector.editing}, {@code connector.format}, {@code connector.fault},
 * {@code model}, {@code problem}.
 */
@NullMarked
package app.tallybird.connector.pointing;

import org.jspecify.annotations.NullMarked;
