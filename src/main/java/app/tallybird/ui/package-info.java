/**
 * The window: starts the toolkit, opens the shell, and says what keeps it from opening.
 *
 * <p>May use: everything but {@code cli}.
 */
@NullMarked
package app.tallybird.ui;

import org.jspecify.annotations.NullMarked;
