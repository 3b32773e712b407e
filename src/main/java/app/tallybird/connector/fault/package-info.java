/**
 * What stops a reading or leaves one account out, as values: an E-code, the place in the document, a sentence and a hint.
 *
 * <p>May use: {@code problem}.
 */
@NullMarked
package app.tallybird.connector.fault;

import org.jspecify.annotations.NullMarked;
