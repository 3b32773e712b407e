/**
 * The connector builder: a document as forms at the left, what the vendor answers at the right.
 *
 * <p>May use: {@code ui.wizard}, {@code ui.control}, {@code ui.task}, {@code app} and the connector packages.
 */
@NullMarked
package app.tallybird.ui.builder;

import org.jspecify.annotations.NullMarked;
