/**
 * The page of what holds for all integrations, each setting with its default, and of the diagnostics for support.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code app} and below.
 */
@NullMarked
package app.tallybird.ui.settings;

import org.jspecify.annotations.NullMarked;
