/**
 * Every push of an integration: the units over time, what each count became, two pushes compared, and the way back.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.history;

import org.jspecify.annotations.NullMarked;
