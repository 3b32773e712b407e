/**
 * Step 4: services to Synthesize.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.step.services;

import org.jspecify.annotations.NullMarked;
