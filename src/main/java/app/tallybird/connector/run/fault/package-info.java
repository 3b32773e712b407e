/**
 * What stops a run or leaves one account out, as values: an E-code, the place in the document, a sentence and a hint.
 *
 * <p>May use: problem.
 */
@NullMarked
package app.tallybird.connector.run.fault;

import org.jspecify.annotations.NullMarked;
