/**
 * What every test stands on in place of this computer's own: time, zone, locale and chance.
 *
 * <p>May use: nothing of the product.
 */
@NullMarked
package app.tallybird.stage;

import org.jspecify.annotations.NullMarked;
