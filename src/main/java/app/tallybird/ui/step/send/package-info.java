/**
 * Step 7: sending, and what came of it.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.send;

import org.jspecify.annotations.NullMarked;
