/**
 * Reads the tables of a connector document over HTTP: requests, sign-in, paging, one run per parent row, with every doubt about completeness a fault.
 *
 * <p>May use: connector.format, connector.run with its auth and fault, http, problem, secret.
 */
@NullMarked
package app.tallybird.connector.run.source;

import org.jspecify.annotations.NullMarked;
