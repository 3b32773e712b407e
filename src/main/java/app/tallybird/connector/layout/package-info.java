/**
 * Tells what a file with a table holds, as far as can be seen, before anybody has said which columns are billed from.
 *
 * <p>May use: {@code connector.csv}, {@code connector.fault}, {@code problem}.
 */
@NullMarked
package app.tallybird.connector.layout;

import org.jspecify.annotations.NullMarked;
