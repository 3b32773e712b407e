package app.tallybird.connector.pointing;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.csv.DateOrder;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;

/** What a person has pointed out in a file. It is proposed from what the file looks like, and every part can be changed. Immutable. */
public record FileChoices(Written written, List<Pointed> columns, Counted counted, List<ValueFilter> filters, Optional<Newest> newest,
        List<LeftOut> leftOut) {

    public FileChoices {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * How the file is written, as far as a person says it.
     *
     * @param skipLines the lines above the headings; 0 when they are found by what they say
     * @param decimal the decimal mark, or auto
     */
    public record Written(Optional<Character> separator, Optional<String> charset, Optional<String> sheet, int skipLines, String decimal) {

        public static final String AUTO = "auto";
        public static final Written FOUND = new Written(Optional.empty(), Optional.empty(), Optional.empty(), 0, AUTO);

        public CsvFormat format() {
            return new CsvFormat(separator, true, skipLines, charset.map(Charset::forName), sheet);
        }

        public Written withDecimal(String mark) {
            return new Written(separator, charset, sheet, skipLines, mark);
        }

        public Written withHeadingLine(long line) {
            return new Written(separator, charset, sheet, (int) Math.min(1_000, line - 1), decimal);
        }

        /** With what cuts the columns, and the sheet where there are several, as they were found. */
        public Written in(FileLayout.Written found) {
            return new Written(found.charset().isPresent() ? Optional.of(found.separator()) : separator, charset,
                    found.sheets().size() > 1 ? found.sheet() : sheet, skipLines, decimal);
        }

        public Written withSheet(String name) {
            return new Written(separator, charset, Optional.of(name), 0, decimal);
        }

        /** Empty: found out from the file. */
        public Written withSeparator(Optional<Character> sign) {
            return new Written(sign, charset, sheet, 0, decimal);
        }

        /** Empty: found out from the file. */
        public Written withCharset(Optional<String> name) {
            return new Written(separator, name, sheet, skipLines, decimal);
        }
    }

    /** A column by its heading, told apart by a number where there are several, and what it is for. */
    public record Pointed(String heading, Role role) {
    }

    /**
     * How lines become units.
     *
     * @param rows each line counts as one; there is no column with a number
     * @param service what is counted, when no column says so
     * @param round a word of the connector format
     */
    public record Counted(boolean rows, String service, Below below, Repeats repeats, String round) {
    }

    /** What a line below zero does. */
    public enum Below {
        SUBTRACTS,
        IS_LEFT_OUT,
        STOPS
    }

    /** What several lines of one customer and service are. */
    public enum Repeats {
        ARE_ADDED,
        ARE_REFUSED
    }

    /** Only lines whose column holds one of the values count, or only those whose column holds none of them. */
    public record ValueFilter(String column, List<String> values, boolean keeps) {
        public ValueFilter {
            values = List.copyOf(values);
        }

        /** Whether a line with this cell counts; capital letters do not matter. */
        public boolean accepts(String cell) {
            return keeps == values.stream().anyMatch(cell::equalsIgnoreCase);
        }

        ValueFilter toggled(String value) {
            return new ValueFilter(column,
                    values.contains(value)
                            ? values.stream().filter(one -> !one.equals(value)).toList()
                            : Stream.concat(values.stream(), Stream.of(value)).toList(),
                    keeps);
        }
    }

    /**
     * Only lines of the newest day or month count that the column has in any line.
     *
     * @param order how its days are written; empty until it is known
     */
    public record Newest(String column, Span span, Optional<DateOrder> order) {

        /** What of a day has to be the newest. */
        public enum Span {
            DAY,
            MONTH
        }

        /** The day, or the first of the month, that a cell names. */
        Optional<LocalDate> of(String cell) {
            return order.flatMap(one -> one.day(cell)).map(day -> span == Span.MONTH ? day.withDayOfMonth(1) : day);
        }
    }

    /** Lines that hold exactly this in these columns are no data, and why. */
    public record LeftOut(Map<String, String> cells, String why) {
        public LeftOut {
            cells = Collections.unmodifiableMap(new TreeMap<>(cells));
        }
    }

    /** The headings of the columns in a role, in the file's order. */
    public List<String> headings(Role role) {
        return columns.stream().filter(column -> column.role() == role).map(Pointed::heading).toList();
    }

    private Optional<String> first(Role role) {
        return headings(role).stream().findFirst();
    }

    /** What customers are known by; their name when the file has no ids. */
    public Optional<String> customerId() {
        return first(Role.CUSTOMER_ID).or(() -> first(Role.CUSTOMER_NAME));
    }

    public Optional<String> customerName() {
        return first(Role.CUSTOMER_NAME).or(this::customerId);
    }

    /** Whether each column with a number is a service of its own. */
    public boolean isWide() {
        return !counted.rows() && headings(Role.SERVICE).isEmpty();
    }

    /** Gives a column a role. There is one id and one name, so another column that had the role is not used any more. */
    public FileChoices withRole(String heading, Role role) {
        boolean only = role == Role.CUSTOMER_ID || role == Role.CUSTOMER_NAME;
        List<Pointed> now = columns.stream()
                .map(one -> one.heading().equals(heading)
                        ? new Pointed(heading, role)
                        : only && one.role() == role ? new Pointed(one.heading(), Role.UNUSED) : one)
                .toList();
        boolean wasFilter = columns.stream().anyMatch(one -> one.heading().equals(heading) && one.role() == Role.FILTER);
        FileChoices next = new FileChoices(written, now, counted, filters, newest, leftOut);
        FileChoices filtered = role == Role.FILTER ? next.withFilter(heading) : wasFilter ? next.withoutFilter(heading) : next;
        return filtered.counted().rows() && role == Role.COUNT ? filtered.countingNumbers() : filtered;
    }

    /** Names are kept of lines that are counted one by one, not of numbers. */
    private FileChoices countingNumbers() {
        return new FileChoices(written, without(Role.NOTE),
                new Counted(false, counted.service(), counted.below(), counted.repeats(), counted.round()), filters, newest, leftOut);
    }

    private List<Pointed> without(Role role) {
        return columns.stream().map(one -> one.role() == role ? new Pointed(one.heading(), Role.UNUSED) : one).toList();
    }

    public FileChoices with(Counted how) {
        return new FileChoices(written, columns, how, filters, newest, leftOut);
    }

    public FileChoices with(Written how) {
        return new FileChoices(how, columns, counted, filters, newest, leftOut);
    }

    /** Each line counts as one; columns with numbers are not used. */
    public FileChoices countingRows() {
        return new FileChoices(written, without(Role.COUNT),
                new Counted(true, counted.service(), counted.below(), counted.repeats(), counted.round()), filters, newest, leftOut);
    }

    /** Begins with a condition on a column that leaves nothing out yet. */
    public FileChoices withFilter(String column) {
        return filters.stream().anyMatch(one -> one.column().equals(column))
                ? this
                : withFilters(Stream.concat(filters.stream(), Stream.of(new ValueFilter(column, List.of(), false))).toList());
    }

    public FileChoices withoutFilter(String column) {
        FileChoices without = with(newest.filter(one -> !one.column().equals(column)))
                .withFilters(filters.stream().filter(one -> !one.column().equals(column)).toList());
        return new FileChoices(written, columns.stream()
                .map(one -> one.heading().equals(column) && one.role() == Role.FILTER ? new Pointed(column, Role.UNUSED) : one).toList(),
                counted, without.filters(), without.newest(), leftOut);
    }

    /** Only the newest of a column counts, in place of chosen values of it; how its days are written is what the file shows. */
    public FileChoices withNewest(String column, Newest.Span span, FileLayout layout) {
        Optional<DateOrder> order = newest.filter(one -> one.column().equals(column)).flatMap(Newest::order)
                .or(() -> layout.column(column).flatMap(FileLayout.Seen::dates).flatMap(FileLayout.Dates::decided));
        return withoutFilter(column).with(Optional.of(new Newest(column, span, order)));
    }

    public FileChoices withOrder(DateOrder order) {
        return with(newest.map(one -> new Newest(one.column(), one.span(), Optional.of(order))));
    }

    private FileChoices with(Optional<Newest> now) {
        return new FileChoices(written, columns, counted, filters, now, leftOut);
    }

    /** A value of a column's condition is chosen, or not any more. */
    public FileChoices toggled(String column, String value) {
        return withFilters(filters.stream().map(one -> one.column().equals(column) ? one.toggled(value) : one).toList());
    }

    /** Whether the chosen values are those that count, or those that do not; the same lines count as before as far as {@code all} values are known. */
    public FileChoices keeping(String column, boolean keeps, List<String> all) {
        return withFilters(filters.stream()
                .map(one -> one.column().equals(column) && one.keeps() != keeps
                        ? new ValueFilter(column, all.stream().filter(value -> !one.values().contains(value)).toList(), keeps)
                        : one)
                .toList());
    }

    private FileChoices withFilters(List<ValueFilter> now) {
        return new FileChoices(written, columns, counted, now, newest, leftOut);
    }

    /** Lines that hold the same are no data. */
    public FileChoices leaving(LeftOut lines) {
        return new FileChoices(written, columns, counted, filters, newest, Stream.concat(leftOut.stream(), Stream.of(lines)).toList());
    }

    public FileChoices takingBack(LeftOut lines) {
        return new FileChoices(written, columns, counted, filters, newest, leftOut.stream().filter(Predicate.not(lines::equals)).toList());
    }

    /** What must be decided before the file can be used, as sentences. */
    public List<String> open(FileLayout layout) {
        List<String> open = new ArrayList<>();
        if (customerId().isEmpty()) {
            open.add("No column holds the customer: click its heading and choose \"customer id\" or \"customer name\".");
        }
        List<String> counts = headings(Role.COUNT);
        if (counts.isEmpty() && !counted.rows()) {
            open.add("No column holds the count: choose it, or let each line count as 1.");
        }
        if (counts.size() > 1 && !headings(Role.SERVICE).isEmpty()) {
            open.add("There are several counts beside a service: keep one count, or set the service column to \"not used\", so that each "
                    + "count is a service of its own.");
        }
        if (headings(Role.SERVICE).isEmpty() && counted.rows() && counted.service().isBlank()) {
            open.add("What is counted has no name: type one, or choose the column with the service.");
        }
        filters.stream().filter(one -> layout.column(one.column()).isEmpty()).forEach(
                one -> open.add("The condition on \"" + one.column() + "\" has no column any more: take it away, or add another one."));
        filters.stream().filter(one -> one.keeps() && one.values().isEmpty())
                .forEach(one -> open.add("No line is left: choose a value of \"" + one.column() + "\"."));
        newest.flatMap(one -> undated(one, layout)).ifPresent(open::add);
        layout.columns().stream().filter(seen -> counts.contains(seen.heading())).forEach(seen -> {
            if (seen.numbers().isEmpty()) {
                boolean any = !seen.tallies().isEmpty();
                open.add("\"" + seen.heading() + "\" holds no numbers"
                        + (any ? " only: it has \"" + seen.values().stream().findFirst().orElse("") + "\"." : "."));
            } else if (!seen.numbers().get().open().isEmpty()) {
                open.add(undecided(seen.heading(), seen.numbers().get()));
            }
        });
        return open;
    }

    private static Optional<String> undated(Newest newest, FileLayout layout) {
        String column = "\"" + newest.column() + "\"";
        Optional<FileLayout.Dates> dates = layout.column(newest.column()).flatMap(FileLayout.Seen::dates);
        if (dates.isEmpty()) {
            return Optional.of(column + " does not hold a date on each line: take the condition away, or choose another column.");
        }
        return newest.order().filter(dates.get().orders()::contains).isPresent()
                ? Optional.empty()
                : Optional.of("\"" + dates.get().text() + "\" in " + column + " can be read as "
                        + dates.get().orders().stream().map(DateOrder::words).collect(Collectors.joining(" or as "))
                        + ", and no other line shows which: choose.");
    }

    private static String undecided(String heading, FileLayout.Numbers numbers) {
        return numbers.either().filter(either -> either.marked().isEmpty())
                .map(either -> "\"" + either.text() + "\" in \"" + heading + "\" is " + either.thousands() + " or " + either.fraction()
                        + ", and no other number of the column shows which: choose.")
                .orElseGet(() -> numbers.open().replaceFirst("^the file .*?, column", "Column"));
    }

    /** The same where the file was looked at once more; a total at its end may only now be seen as one. */
    public FileChoices seen(FileLayout before, FileLayout now) {
        return before.totals().isEmpty() ? FileProposals.withoutTotals(now, this) : this;
    }

    /** What a file's look proposes. */
    public static FileChoices of(FileLayout layout, Written written) {
        List<Pointed> columns = layout.columns().stream().map(seen -> new Pointed(seen.heading(), seen.role())).toList();
        boolean rows = layout.heading(Role.COUNT).isEmpty();
        Counted counted = new Counted(rows, FileProposals.service(layout), Below.SUBTRACTS, Repeats.ARE_ADDED, "decimals");
        FileChoices plain = new FileChoices(written, columns, counted, List.of(), Optional.empty(), List.of());
        FileChoices filtered = plain.withFilters(FileProposals.filters(layout, rows));
        return FileProposals.withoutTotals(layout, filtered);
    }

    /**
     * The same as was pointed out before, on another file: each column by its heading, wherever it stands now. For a column that is gone a new one is
     * proposed that looks like it.
     */
    public FileChoices on(FileLayout layout) {
        List<Role> lost = columns.stream().filter(one -> layout.column(one.heading()).isEmpty()).map(Pointed::role).toList();
        // in the order they had before, because several columns name a service in their order
        List<Pointed> now = Stream.concat(columns.stream().filter(one -> layout.column(one.heading()).isPresent()),
                layout.columns().stream().filter(seen -> columns.stream().noneMatch(one -> one.heading().equals(seen.heading())))
                        .map(seen -> new Pointed(seen.heading(), lost.contains(seen.role()) ? seen.role() : Role.UNUSED)))
                .toList();
        return new FileChoices(written, now, counted, filters, newest, leftOut.stream()
                .filter(one -> one.cells().keySet().stream().allMatch(heading -> layout.column(heading).isPresent())).toList());
    }

    /** Whether files are read in the same way; columns that are not used do not matter. */
    public boolean readsLike(FileChoices other) {
        return new FileChoices(written, used(), counted, filters, newest, leftOut)
                .equals(new FileChoices(other.written, other.used(), other.counted, other.filters, other.newest, other.leftOut));
    }

    private List<Pointed> used() {
        return columns.stream().filter(one -> one.role() != Role.UNUSED).toList();
    }

    /** The headings without which a file can not be read as it was pointed out. */
    public List<String> needed() {
        return Stream.of(columns.stream().filter(one -> one.role() != Role.UNUSED && one.role() != Role.NOTE).map(Pointed::heading),
                filters.stream().map(ValueFilter::column), newest.stream().map(Newest::column),
                leftOut.stream().flatMap(one -> one.cells().keySet().stream())).flatMap(headings -> headings).distinct().toList();
    }

    /** The places of the cells by which a line is told from others: whom and what it is about. */
    List<Integer> identity(List<String> header) {
        List<String> who = columns.stream()
                .filter(one -> one.role() == Role.CUSTOMER_ID || one.role() == Role.CUSTOMER_NAME || one.role() == Role.SERVICE)
                .map(Pointed::heading).toList();
        return IntStream.range(0, header.size()).filter(place -> who.contains(header.get(place))).boxed().toList();
    }

    List<String> identity(List<Integer> places, List<String> cells) {
        return places.stream().map(place -> CellText.clean(cells.get(place))).toList();
    }
}
