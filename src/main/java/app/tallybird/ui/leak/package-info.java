/**
 * What a distributor's invoice says beside what was counted and billed, in the window.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code ui.wizard}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.leak;

import org.jspecify.annotations.NullMarked;
