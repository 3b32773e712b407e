/**
 * The composition root: finds out which integration is meant, builds its parts once, and hands them to the front doors.
 *
 * <p>May use: everything but {@code cli} and {@code ui}.
 */
@NullMarked
package app.tallybird.app;

import org.jspecify.annotations.NullMarked;
