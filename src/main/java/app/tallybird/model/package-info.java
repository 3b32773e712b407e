/**
 * The field's own words as values: accounts, services, unit counts, cells; and the JSON that they are written in.
 *
 * <p>May use: nothing of Tallybird.
 */
@NullMarked
package app.tallybird.model;

import org.jspecify.annotations.NullMarked;
