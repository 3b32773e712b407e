/**
 * Colours, spacing and fonts, light and dark.
 *
 * <p>May use: the toolkit.
 */
@NullMarked
package app.tallybird.ui.theme;

import org.jspecify.annotations.NullMarked;
