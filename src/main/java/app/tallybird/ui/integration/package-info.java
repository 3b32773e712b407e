/**
 * The page of one integration: what Synthesize accepted, its pushes, its contract rules and prices, and its set-up.
 *
 * <p>May use: {@code ui.contract}, {@code ui.control}, {@code ui.history}, {@code ui.task}, {@code ui.wizard}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.integration;

import org.jspecify.annotations.NullMarked;
