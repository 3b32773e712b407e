/**
 * What all pages share, and the set-up: its steps as data, the rail, and the footer whose button names the act.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.wizard;

import org.jspecify.annotations.NullMarked;
