/**
 * The page on which the ledgers and settings of a computer are shared, or taken back.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code ui.wizard}, {@code app} and below.
 */
@NullMarked
package app.tallybird.ui.sharing;

import org.jspecify.annotations.NullMarked;
