/**
 * Plans: what a verb would change, made from readings and the ledger without sending anything. Pure: same input, same plan.
 *
 * <p>May use: connector.reading (results), ledger (what it remembers), synthesize (values), problem, model.
 */
@NullMarked
package app.tallybird.engine.plan;

import org.jspecify.annotations.NullMarked;
