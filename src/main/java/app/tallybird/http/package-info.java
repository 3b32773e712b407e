/**
 * One HTTP request at a time, bounded and cancellable, with the retry and rate rules that every caller shares.
 *
 * <p>May use: {@code problem}, {@code model}, {@code secret}. The only package that sees Apache HttpClient.
 */
@NullMarked
package app.tallybird.http;

import org.jspecify.annotations.NullMarked;
