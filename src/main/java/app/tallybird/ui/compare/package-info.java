/**
 * What an old script counts beside what is counted here.
 *
 * <p>May use: {@code ui.control}, {@code ui.task}, {@code ui.wizard}, {@code app}, {@code engine} and below.
 */
@NullMarked
package app.tallybird.ui.compare;

import org.jspecify.annotations.NullMarked;
