/**
 * The five verbs and what belongs to them, each as a plan of what would change and an apply that does exactly that.
 *
 * <p>May use: {@code engine.plan}, {@code engine.push}, {@code connector}, {@code synthesize}, {@code ledger}, {@code settings}, {@code http},
 * {@code problem}, {@code model}. Never a toolkit, a console or a clock of its own.
 */
@NullMarked
package app.tallybird.engine;

import org.jspecify.annotations.NullMarked;
