/**
 * What happens day by day: the end of the month, tickets, history over time.
 *
 * <p>May use: what {@code engine} may use.
 */
@NullMarked
package app.tallybird.engine.daily;

import org.jspecify.annotations.NullMarked;
