/**
 * Tallybird: reads what an MSP's customers use at a vendor and pushes the unit counts into Synthesize.
 *
 * <p>Holds only the entry points. Arrows point downwards: {@code Main → cli, ui → app → engine → connector, synthesize, ledger, secret,
 * settings → http, problem, model}.
 */
@NullMarked
package app.tallybird;

import org.jspecify.annotations.NullMarked;
