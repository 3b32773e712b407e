/**
 * The command line: words to the error stream, JSON alone to standard output, one exit code. Holds no rule of its own.
 *
 * <p>May use: {@code app} and everything below it. The only package that sees picocli and the console.
 */
@NullMarked
package app.tallybird.cli;

import org.jspecify.annotations.NullMarked;
