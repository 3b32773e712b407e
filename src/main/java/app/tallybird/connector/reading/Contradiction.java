package app.tallybird.connector.reading;

import java.util.function.Predicate;

import app.tallybird.model.CellKey;

/**
 * Something that contradicts what was read, so that a person has to look before anything is sent that depends on it: a figure of the vendor's, a row
 * that came twice and says two things, or a refused list that was taken for empty.
 *
 * @param accountId the account it is about, or empty when it is about the whole list
 * @param depends the counts that are made of the list
 * @param warning what is told of it
 */
public record Contradiction(String accountId, Predicate<CellKey> depends, Warning warning) {

    /** The vendor's figure is another one. */
    public static final String FIGURE = "W417";
    /** A row came twice and says two things. */
    public static final String REPEAT = "W418";

    /** A list was taken for empty although the vendor answered with an error. */
    public static final String ABSENT = "W423";

    /** Whether it is the code of such a warning. */
    public static boolean isCode(String code) {
        return code.equals(FIGURE) || code.equals(REPEAT) || code.equals(ABSENT);
    }

    /** Why the counts wait, in words. */
    public String why() {
        return switch (warning.code()) {
            case REPEAT -> "a row came twice and says two things";
            case ABSENT -> "the vendor refused the list, which was taken for empty";
            default -> "the vendor's own figure is another one";
        };
    }
}
