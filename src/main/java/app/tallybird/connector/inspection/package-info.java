/**
 * Looks at a reading while it happens: calls with their raw answers, rows kept and dropped, pages, and a log. Keeps answers, so that another look needs no
 * call.
 *
 * <p>May use: connector.format, connector.fault, connector.reading, http, problem.
 */
@NullMarked
package app.tallybird.connector.inspection;

import org.jspecify.annotations.NullMarked;
