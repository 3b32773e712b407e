/**
 * A file is dropped and pointed at: its lines as they are, the roles of its columns, and what comes of it.
 *
 * <p>May use: {@code ui.wizard} and what it may use.
 */
@NullMarked
package app.tallybird.ui.file;

import org.jspecify.annotations.NullMarked;
