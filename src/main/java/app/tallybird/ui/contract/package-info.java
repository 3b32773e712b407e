/**
 * The contract rules and prices of one integration in the window: what they make of the counts, with a preview before one is kept.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code ui.wizard}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.contract;

import org.jspecify.annotations.NullMarked;
