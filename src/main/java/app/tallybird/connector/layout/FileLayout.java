package app.tallybird.connector.layout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.csv.DateOrder;

/**
 * What was understood of a file; every part is a proposal that a person can overrule.
 *
 * @param rows how many lines are rows
 * @param remarks what a person should know of the rows, as sentences without their ends
 */
public record FileLayout(Written written, long headingLine, List<Seen> columns, long rows, List<Ignored> ignored, List<String> remarks) {

    public FileLayout {
        columns = List.copyOf(columns);
        ignored = List.copyOf(ignored);
        remarks = List.copyOf(remarks);
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
     * @param tallies the first different values and how often each stands there
     * @param numbers how its numbers are read; empty for a column of texts
     * @param dates how its days are read; empty when not every cell with a text names one
     */
    public record Seen(String heading, Role role, List<Tally> tallies, Optional<Numbers> numbers, Optional<Dates> dates) {

        private static final int SHOWN = 5;

        public Seen {
            tallies = List.copyOf(tallies);
        }

        /** The first of its values. */
        public List<String> values() {
            return values(Set.of());
        }

        /** The first of its values other than these. */
        public List<String> values(Set<String> but) {
            return tallies.stream().map(Tally::value).filter(value -> !value.isEmpty() && !but.contains(value)).limit(SHOWN).toList();
        }
    }

    /** A value and on how many lines it stands. */
    public record Tally(String value, long lines) {
    }

    /**
     * How the numbers of a column are read.
     *
     * @param decimal the mark before fractions, if there is any
     * @param open why they can not be read before a person has chosen, with both readings; empty when nothing is open
     * @param either the first number that can be read in two ways when it stands alone
     */
    public record Numbers(String decimal, String open, Optional<Either> either) {
    }

    /**
     * A number with a mark that can stand between thousands or before a fraction.
     *
     * @param cells how many numbers of the column are another number in the other reading
     * @param marked numbers of the column that show which it is, a few of them
     */
    public record Either(String text, String thousands, String fraction, long cells, List<String> marked) {

        public Either {
            marked = List.copyOf(marked);
        }

        /** The decimal mark that is chosen with one reading or the other. */
        public String decimal(boolean isFraction) {
            char mark = text.chars().filter(c -> c == '.' || c == ',').mapToObj(c -> (char) c).findFirst().orElse('.');
            return String.valueOf(isFraction ? mark : mark == '.' ? ',' : '.');
        }
    }

    /**
     * How the days of a column can be read.
     *
     * @param orders those in which each of them is a day; a person chooses where there are several
     * @param text the first of them
     */
    public record Dates(List<DateOrder> orders, String text) {

        public Dates {
            orders = List.copyOf(orders);
        }

        /** The only order in which they can be read. */
        public Optional<DateOrder> decided() {
            return orders.size() == 1 ? Optional.of(orders.getFirst()) : Optional.empty();
        }
    }

    /**
     * Lines that are no data, or probably none, and why.
     *
     * @param total what rows like it hold, by their headings, when they are proposed as totals of others
     */
    public record Ignored(String line, String reason, Optional<Map<String, String>> total) {

        public Ignored {
            total = total.map(Map::copyOf);
        }

        Ignored(String line, String reason) {
            this(line, reason, Optional.empty());
        }
    }

    /** What rows hold that are proposed as totals of others, by their headings. */
    public List<Map<String, String>> totals() {
        return ignored.stream().flatMap(one -> one.total().stream()).distinct().toList();
    }

    /** The column of this heading. */
    public Optional<Seen> column(String heading) {
        return columns.stream().filter(column -> column.heading().equals(heading)).findFirst();
    }

    /** The heading of the first column in this role. */
    public Optional<String> heading(Role role) {
        return columns.stream().filter(column -> column.role() == role).map(Seen::heading).findFirst();
    }
}
