/**
 * Step 3: customers to Synthesize.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.accounts;

import org.jspecify.annotations.NullMarked;
