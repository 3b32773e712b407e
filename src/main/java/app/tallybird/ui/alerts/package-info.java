/**
 * The page on which an alert is written and followed until the PSA has a ticket.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.alerts;

import org.jspecify.annotations.NullMarked;
