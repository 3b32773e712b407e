/**
 * Runs a connector document against its vendor and returns accounts, services and unit counts, each with where it came from.
 *
 * <p>May use: connector.format, http, problem, model, secret.
 */
@NullMarked
package app.tallybird.connector.run;

import org.jspecify.annotations.NullMarked;
