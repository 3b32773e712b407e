/**
 * What goes wrong, as values: a stable code, what happened, what was not changed, what to do next.
 *
 * <p>May use: nothing of Tallybird.
 */
@NullMarked
package app.tallybird.problem;

import org.jspecify.annotations.NullMarked;
