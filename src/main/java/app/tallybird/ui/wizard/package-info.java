/**
 * Steps as data: the rail, the footer whose button names the act, and what all steps share.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.wizard;

import org.jspecify.annotations.NullMarked;
