/**
 * The five verbs and what belongs to them, each as a plan of what would change and an apply that does exactly that.
 *
 * <p>The way of one number, by the types it passes: a {@code Row} of a vendor's table (connector.format) is added to the {@code Cell} that counts it
 * (connector.count), whose result stands in the reading as {@code UnitCount}, a value, a known zero or unknown (model). {@code PlanCell}
 * (engine.plan) compares it with what was accepted before, and is what the push sends. Synthesize's answer makes a {@code CellResult} of it, which the
 * ledger keeps and tells again as {@code RunCell} (ledger).
 *
 * <p>May use: {@code engine.plan}, {@code engine.push}, {@code connector}, {@code synthesize}, {@code ledger}, {@code settings}, {@code http},
 * {@code problem}, {@code model}. Never a toolkit, a console or a clock of its own.
 */
@NullMarked
package app.tallybird.engine;

import org.jspecify.annotations.NullMarked;
