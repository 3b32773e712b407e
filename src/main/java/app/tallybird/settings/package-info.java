/**
 * What the user has set, on disk: folders, integrations, thresholds, and environment files of any dialect.
 *
 * <p>May use: {@code problem}, {@code model}, {@code schedule}.
 */
@NullMarked
package app.tallybird.settings;

import org.jspecify.annotations.NullMarked;
