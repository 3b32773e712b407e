/**
 * Contract rules and prices as people write them: on the command line, in the window and in files. A change of them is a plan first; what it refuses it says, and then
 * nothing is changed.
 *
 * <p>May use: engine.plan (words of plans, safe CSV), connector.csv (files), connector.format (services), ledger, problem, model.
 */
@NullMarked
package app.tallybird.engine.contract;

import org.jspecify.annotations.NullMarked;
