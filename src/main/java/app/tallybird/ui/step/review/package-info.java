/**
 * Step 6: every number before it is sent, and where it came from.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.review;

import org.jspecify.annotations.NullMarked;
