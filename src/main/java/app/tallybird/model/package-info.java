/**
 * The field's own words as values: accounts, services, unit counts, cells.
 *
 * <p>May use: nothing of Tallybird.
 */
@NullMarked
package app.tallybird.model;

import org.jspecify.annotations.NullMarked;
