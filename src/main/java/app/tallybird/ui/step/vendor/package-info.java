/**
 * Step 1: which vendor.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.vendor;

import org.jspecify.annotations.NullMarked;
