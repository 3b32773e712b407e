/**
 * What the user has set, on disk: folders, integrations, thresholds, and environment files of any dialect.
 *
 * <p>May use: {@code secret}, {@code problem}, {@code model}.
 */
@NullMarked
package app.tallybird.settings;

import org.jspecify.annotations.NullMarked;
