/**
 * When a push runs by itself: rhythms in local time and how each system is told of them.
 *
 * <p>May use: {@code problem}, {@code model}.
 */
@NullMarked
package app.tallybird.schedule;

import org.jspecify.annotations.NullMarked;
