/**
 * What every test stands on in place of this computer's own: time, zone, locale and chance.
 *
 * <p>May use: app and what lies below it.
 */
@NullMarked
package app.tallybird.stage;

import org.jspecify.annotations.NullMarked;
