/**
 * The frame of the window: header, help, what is open inside, and how it was placed last time.
 *
 * <p>May use: {@code ui} packages, {@code app}.
 */
@NullMarked
package app.tallybird.ui.shell;

import org.jspecify.annotations.NullMarked;
