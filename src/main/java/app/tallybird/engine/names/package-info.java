/**
 * Customers that a file knows by their names only: which of the known ones each is. Decides nothing that is not sure; a person says the rest.
 *
 * <p>May use: model.
 */
@NullMarked
package app.tallybird.engine.names;

import org.jspecify.annotations.NullMarked;
