/**
 * Connectors on their way from one person to another: what a document touches, who signed it, and what a person agrees to when it comes in or changes.
 *
 * <p>May use: connector.format, connector.description, connector.catalog, connector.editing, secret, problem.
 */
@NullMarked
package app.tallybird.connector.exchange;

import org.jspecify.annotations.NullMarked;
