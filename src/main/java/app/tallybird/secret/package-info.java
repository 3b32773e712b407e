/**
 * Secrets and the places that keep them. A secret prints {@code ***}; only the code that sends it reveals it.
 *
 * <p>May use: {@code problem}, {@code model}.
 */
@NullMarked
package app.tallybird.secret;

import org.jspecify.annotations.NullMarked;
