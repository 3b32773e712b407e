package app.tallybird.connector.reading;

import java.util.function.Predicate;
import java.util.stream.Stream;

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

    private static final String REPEATED = "a row came twice and says two things";
    private static final String TAKEN_FOR_EMPTY = "the vendor refused the list, which was taken for empty";
    private static final String OTHER_FIGURE = "the vendor's own figure is another one";

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

    /** Whether the words say that a count waits because of one. */
    public static boolean explains(String note) {
        return Stream.of(REPEATED, TAKEN_FOR_EMPTY, OTHER_FIGURE).anyMatch(note::contains);
    }

    /** Why the counts wait, in words. */
    public String why() {
        return switch (warning.code()) {
            case REPEAT -> REPEATED;
            case ABSENT -> TAKEN_FOR_EMPTY;
            default -> OTHER_FIGURE;
        };
    }
}
