/**
 * Step 8: how the push goes on by itself.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.schedule;

import org.jspecify.annotations.NullMarked;
