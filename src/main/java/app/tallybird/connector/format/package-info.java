/**
 * Connector documents, format 1: what they say as values, reading them with exact places for every complaint, and the small pieces of evaluation
 * that belong to the format (paths, placeholders, conditions). Contracts, what vendors publish beside a connector, are read the same way.
 *
 * <p>May use: {@code http}, {@code problem}, {@code model}.
 */
@NullMarked
package app.tallybird.connector.format;

import org.jspecify.annotations.NullMarked;
