/**
 * The first page: integrations and what needs a person, or how to begin.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.home;

import org.jspecify.annotations.NullMarked;
