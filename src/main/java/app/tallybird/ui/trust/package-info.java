/**
 * The decision on a connector from somebody else, wherever in the window one comes in.
 *
 * <p>May use: {@code app}, {@code connector}, {@code ui.control}, JavaFX.
 */
@NullMarked
package app.tallybird.ui.trust;

import org.jspecify.annotations.NullMarked;
