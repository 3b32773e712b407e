/**
 * Step 2: keys and credentials, tested on both sides.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.connect;

import org.jspecify.annotations.NullMarked;
