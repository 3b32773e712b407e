/**
 * The prices of one integration in the window: what is kept, with a preview before one is added or changed.
 *
 * <p>May use: {@code ui.contract}, {@code ui.control}, {@code ui.task}, {@code ui.wizard}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.price;

import org.jspecify.annotations.NullMarked;
