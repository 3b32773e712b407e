/**
 * Step 5: mapping in Synthesize, followed from here.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.map;

import org.jspecify.annotations.NullMarked;
