/**
 * A Synthesize and a NinjaOne on a loopback port, with state, seeded data and switchable faults, for trying things out and for tests; and any
 * other vendor from recorded answers that it is handed.
 *
 * <p>May use: {@code model}. Knows nothing of the engine, so that it can contradict it.
 */
@NullMarked
package app.tallybird.sandbox;

import org.jspecify.annotations.NullMarked;
