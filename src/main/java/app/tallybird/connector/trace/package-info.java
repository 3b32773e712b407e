/**
 * Looks at a run while it happens: calls with their raw answers, rows kept and dropped, pages, and a log. Keeps answers, so that another look needs no
 * call.
 *
 * <p>May use: connector.format, connector.run, http, problem.
 */
@NullMarked
package app.tallybird.connector.trace;

import org.jspecify.annotations.NullMarked;
