/**
 * Own services as people describe them, on the command line and in the window, and what is wrong with such a description.
 *
 * <p>May use: model, problem.
 */
@NullMarked
package app.tallybird.engine.own;

import org.jspecify.annotations.NullMarked;
