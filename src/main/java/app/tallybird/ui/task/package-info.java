/**
 * Work off the screen: the only place that hands results back to JavaFX's thread.
 *
 * <p>May use: {@code http}, {@code problem}; the toolkit for handing over only.
 */
@NullMarked
package app.tallybird.ui.task;

import org.jspecify.annotations.NullMarked;
