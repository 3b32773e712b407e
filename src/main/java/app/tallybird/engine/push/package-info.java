/**
 * Sends one plan: intents are durable before anything leaves, every outcome is written, a crash leaves a state the next push finishes.
 *
 * <p>May use: {@code engine.plan} (its cells), {@code ledger}, {@code synthesize}, {@code http} (Cancel, Sleeper), {@code problem}, {@code model}.
 */
@NullMarked
package app.tallybird.engine.push;

import org.jspecify.annotations.NullMarked;
