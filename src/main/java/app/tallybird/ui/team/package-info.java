/**
 * What waits for a second person, who did what, and who may do what, in the window.
 *
 * <p>May use: {@code ui.control}, {@code ui.step.review}, {@code ui.task}, {@code ui.wizard}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.team;

import org.jspecify.annotations.NullMarked;
