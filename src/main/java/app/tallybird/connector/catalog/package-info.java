/**
 * Finds connector documents: those that come with Tallybird, and the user's own, which never hide them.
 *
 * <p>May use: {@code connector.format}, {@code problem}.
 */
@NullMarked
package app.tallybird.connector.catalog;

import org.jspecify.annotations.NullMarked;
