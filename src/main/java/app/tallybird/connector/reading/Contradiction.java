package app.tallybird.connector.reading;

import java.util.function.Predicate;

import app.tallybird.model.CellKey;

/**
 * A figure of the vendor's that contradicts what was read, where the document wants a person to look before anything is sent that depends on it.
 *
 * @param accountId the account it is about, or empty when it is about the whole list
 * @param depends the counts that are made of the list
 * @param warning what is told of it
 */
public record Contradiction(String accountId, Predicate<CellKey> depends, Warning warning) {

    /** The code of its warning. */
    public static final String CODE = "W417";
}
