/**
 * The server without a window: looks at the schedules again and again, pushes what is due, and says how it is.
 *
 * <p>May use: {@code app} and what that may use. No front door is known here.
 */
@NullMarked
package app.tallybird.serve;

import org.jspecify.annotations.NullMarked;
