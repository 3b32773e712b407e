/**
 * Connector documents while they are written: an ordered tree that forgets nothing, ways to begin one, what can be suggested from answers, and what a
 * document does with secrets and hosts.
 *
 * <p>May use: connector.format, connector.catalog, connector.reading, connector.inspection, connector.testkit, http, settings, problem.
 */
@NullMarked
package app.tallybird.connector.editing;

import org.jspecify.annotations.NullMarked;
