/**
 * Small pieces that several screens share: chips, badges, cards, words for numbers and times.
 *
 * <p>May use: the toolkit, {@code engine.plan} for its words, {@code problem}, {@code model}.
 */
@NullMarked
package app.tallybird.ui.control;

import org.jspecify.annotations.NullMarked;
