package app.tallybird.connector.layout;

import java.util.List;
import java.util.Optional;

/**
 * What was understood of a file; every part is a proposal that a person can overrule.
 *
 * @param rows how many lines are rows
 */
public record FileLayout(Written written, long headingLine, List<Seen> columns, long rows, List<Ignored> ignored) {

    public FileLayout {
        columns = List.copyOf(columns);
        ignored = List.copyOf(ignored);
    }

    /**
     * How the file is written.
     *
     * @param charset of a text; empty for a workbook
     * @param charsetGuessed nothing but the lack of anything better says so
     * @param sheet which of a workbook's sheets was looked at
     */
    public record Written(Optional<String> charset, boolean charsetGuessed, char separator, Optional<String> sheet, List<String> sheets) {
        public Written {
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * A column, called as it is named in inputs.
     *
     * @param values the first different values
     * @param numbers how its numbers are read; empty for a column of texts
     */
    public record Seen(String heading, Role role, List<String> values, Optional<Numbers> numbers) {
        public Seen {
            values = List.copyOf(values);
        }
    }

    /**
     * How the numbers of a column are read.
     *
     * @param decimal the mark before fractions, if there is any
     * @param open why they can not be read before a person has chosen, with both readings; empty when nothing is open
     */
    public record Numbers(String decimal, String open) {
    }

    /** Lines that are no data, and why. */
    public record Ignored(String line, String reason) {
    }

    /** The heading of the first column in this role. */
    public Optional<String> heading(Role role) {
        return columns.stream().filter(column -> column.role() == role).map(Seen::heading).findFirst();
    }
}
