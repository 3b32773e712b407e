/**
 * The client of the Synthesize vendor API: tolerant in what it reads, strict in what it sends. Facts come from the public reference, the public
 * PowerShell SDK and public clients; none of it was tried against the live service.
 *
 * <p>May use: {@code http}, {@code secret}, {@code problem}, {@code model}.
 */
@NullMarked
package app.tallybird.synthesize;

import org.jspecify.annotations.NullMarked;
