/**
 * Signs requests to a vendor: fixed headers, query values, Basic, bearer tokens and OAuth 2 tokens that are fetched and kept in memory.
 *
 * <p>May use: connector.format, connector.run.fault, http, problem, secret.
 */
@NullMarked
package app.tallybird.connector.run.auth;

import org.jspecify.annotations.NullMarked;
