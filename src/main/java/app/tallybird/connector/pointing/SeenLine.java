package app.tallybird.connector.pointing;

import java.util.List;

/**
 * A line as it stands in the file, and what becomes of it.
 *
 * @param reason what is said of it: what it adds, or why it is not counted
 */
public record SeenLine(long line, List<String> cells, Becomes becomes, String reason) {

    public SeenLine {
        cells = List.copyOf(cells);
    }

    /** What becomes of a line. */
    public enum Becomes {
        HEADING,
        COUNTED,
        SUBTRACTS,
        /** Something is missing or can not be read, which makes a count unknown or nobody's. */
        WRONG,
        /** By a condition. */
        FILTERED,
        /** A person, or a proposal, says that lines like it are no data. */
        LEFT_OUT,
        /** No row of the table: above it, empty, a total, a text. */
        NO_ROW
    }

    /** Whether a person can take it out of the count, or take it back. */
    public boolean canBeSwitched() {
        return becomes != Becomes.HEADING && becomes != Becomes.NO_ROW && becomes != Becomes.FILTERED;
    }

    public boolean isGrey() {
        return becomes == Becomes.FILTERED || becomes == Becomes.LEFT_OUT || becomes == Becomes.NO_ROW;
    }
}
