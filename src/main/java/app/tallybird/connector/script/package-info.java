/**
 * What is known of the PowerShell SDK's scripts: what an old set-up left behind and how it counts.
 *
 * <p>May use: {@code model}.
 */
@NullMarked
package app.tallybird.connector.script;

import org.jspecify.annotations.NullMarked;
