package app.tallybird.connector.pointing;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.csv.RawLines;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;

/**
 * The lines of a file as a page shows them: the first, the last, and between them every one that has a problem; and what becomes of all of them.
 *
 * @param header the headings of all columns, those without one as blanks
 * @param lines in the order of the file
 * @param all how many lines the file has
 * @param problem why the file can not be read to its end, or empty
 */
public record FileLines(List<String> header, List<SeenLine> lines, long all, Tallied tallied, Optional<Total> total, String problem) {

    private static final int FIRST = 100;
    private static final int LAST = 20;
    private static final int MOST_PROBLEMS = 200;
    private static final Pattern NUMBER = Pattern.compile("[-+(]?\\d[\\d.,' ]*\\)?\\s*$");

    public FileLines {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /**
     * How many lines become what.
     *
     * @param repeats counted lines of a customer and service that a line above is of, too
     */
    public record Tallied(Map<SeenLine.Becomes, Long> numbers, long repeats) {
        public Tallied {
            numbers = Map.copyOf(numbers);
        }
    }

    /** What a line with a total says, and what all lines and those that are counted add up to. */
    public record Total(BigDecimal says, BigDecimal ofAll, BigDecimal ofCounted) {
    }

    public long number(SeenLine.Becomes becomes) {
        return tallied.numbers().getOrDefault(becomes, 0L);
    }

    /** Reads the whole file once for what becomes of its lines and once for the lines to show. */
    public static FileLines of(CsvFile looked, FileLayout layout, FileChoices choices) throws IOException {
        CsvFormat format = choices.written().format();
        CsvFile file = looked.with(new CsvFormat(Optional.of(layout.written().separator()), true,
                (int) Math.min(1_000, layout.headingLine() - 1), format.charset(), layout.written().sheet()));
        Walk walk = new Walk(layout, choices);
        walk.judge(file);
        return walk.show(file);
    }

    /** One way through the file and back. */
    private static final class Walk {
        private final FileLayout layout;
        private final FileChoices choices;
        private final Map<Long, LineJudge.Judged> judged = new HashMap<>();
        private final Deque<Long> last = new ArrayDeque<>();
        private final Map<Long, CsvReading.Passed.Why> passed = new TreeMap<>();
        private final Map<SeenLine.Becomes, Long> numbers = new EnumMap<>(SeenLine.Becomes.class);
        private List<String> header = List.of();
        private List<Integer> places = List.of();
        private Optional<LineJudge> judge = Optional.empty();
        private Optional<Long> otherTable = Optional.empty();
        private BigDecimal ofAll = BigDecimal.ZERO;
        private BigDecimal ofCounted = BigDecimal.ZERO;
        private Optional<Total> total = Optional.empty();
        private String problem = "";
        private final Set<List<String>> cells = new HashSet<>();
        private long repeats;
        private long problems;
        private long rows;

        private Walk(FileLayout layout, FileChoices choices) {
            this.layout = layout;
            this.choices = choices;
        }

        private void judge(CsvFile file) throws IOException {
            try (CsvReading reading = file.read(CsvFile.Wanted.NOTHING)) {
                header = reading.header();
                places = choices.identity(header);
                LineJudge each = new LineJudge(choices, layout, header);
                judge = Optional.of(each);
                if (choices.newest().isPresent()) {
                    newest(file, each);
                }
                reading.tell(one -> passed.put(one.line(), one.why()));
                for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                    row(line.get(), each.of(line.get()));
                }
                otherTable = passed.entrySet().stream().filter(one -> one.getValue() == CsvReading.Passed.Why.OTHER_TABLE)
                        .map(Map.Entry::getKey).findFirst();
            } catch (FaultException e) {
                problem = e.fault().text() + (e.fault().hint().isEmpty() ? "" : "; " + e.fault().hint());
            }
        }

        private static void newest(CsvFile file, LineJudge each) throws IOException {
            try (CsvReading reading = file.read(CsvFile.Wanted.NOTHING)) {
                for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                    each.see(line.get());
                }
            }
        }

        private void row(CsvLine line, LineJudge.Judged now) {
            rows++;
            numbers.merge(now.becomes(), 1L, Long::sum);
            boolean counts = now.becomes() == SeenLine.Becomes.COUNTED || now.becomes() == SeenLine.Becomes.SUBTRACTS;
            if (counts && !cells.add(choices.identity(places, line.fields()))) {
                repeats++;
            }
            boolean wrong = now.becomes() == SeenLine.Becomes.WRONG && problems++ < MOST_PROBLEMS;
            boolean leftOut = now.becomes() == SeenLine.Becomes.LEFT_OUT;
            now.units().filter(units -> !leftOut).ifPresent(units -> ofAll = ofAll.add(units));
            now.units().filter(units -> counts).ifPresent(units -> ofCounted = ofCounted.add(units));
            now.units().filter(units -> leftOut && now.reason().startsWith("total"))
                    .ifPresent(units -> total = Optional.of(new Total(units, ofAll, ofCounted)));
            if (rows <= FIRST || wrong || leftOut) {
                judged.put(line.line(), now);
            } else {
                judged.put(line.line(), now);
                last.addLast(line.line());
                if (last.size() > LAST) {
                    judged.remove(last.removeFirst());
                }
            }
        }

        private FileLines show(CsvFile file) throws IOException {
            List<SeenLine> first = new ArrayList<>();
            Deque<SeenLine> end = new ArrayDeque<>();
            List<SeenLine> between = new ArrayList<>();
            long all = 0;
            try (RawLines lines = file.lines(layout.written().sheet(), layout.written().separator())) {
                for (Optional<CsvLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                    all++;
                    SeenLine seen = seen(line.get());
                    if (seen.becomes() == SeenLine.Becomes.NO_ROW) {
                        numbers.merge(SeenLine.Becomes.NO_ROW, 1L, Long::sum);
                    }
                    if (first.size() < FIRST) {
                        first.add(seen);
                        continue;
                    }
                    end.addLast(seen);
                    if (end.size() > LAST) {
                        SeenLine left = end.removeFirst();
                        if (left.becomes() == SeenLine.Becomes.WRONG || left.becomes() == SeenLine.Becomes.LEFT_OUT) {
                            between.add(left);
                        }
                    }
                }
            } catch (FaultException e) {
                problem = problem.isEmpty() ? e.fault().text() : problem;
            }
            first.addAll(between.size() > MOST_PROBLEMS ? between.subList(0, MOST_PROBLEMS) : between);
            first.addAll(end);
            return new FileLines(header, first, all, new Tallied(numbers, repeats), total, problem);
        }

        private SeenLine seen(CsvLine line) {
            LineJudge.Judged row = judged.get(line.line());
            if (row != null) {
                return new SeenLine(line.line(), line.fields(), row.becomes(), row.reason());
            }
            if (line.line() == layout.headingLine()) {
                return new SeenLine(line.line(), line.fields(), SeenLine.Becomes.HEADING, "heading");
            }
            String why = why(line);
            return new SeenLine(line.line(), line.fields(), why.isEmpty() ? SeenLine.Becomes.COUNTED : SeenLine.Becomes.NO_ROW, why);
        }

        /** Why a line is no row; nothing for a row that is not shown. */
        private String why(CsvLine line) {
            if (line.fields().stream().allMatch(String::isBlank)) {
                return "empty line";
            }
            if (line.line() < layout.headingLine()) {
                return "above heading";
            }
            if (otherTable.filter(other -> line.line() >= other).isPresent()) {
                return "another table";
            }
            return Optional.ofNullable(passed.get(line.line())).map(reason -> switch (reason) {
                case HEADINGS_AGAIN -> "heading again";
                case TOTAL -> {
                    total(line);
                    yield "total line";
                }
                case TEXT -> "text, no row";
                case OTHER_TABLE -> "another table";
            }).orElse("");
        }

        private void total(CsvLine line) {
            List<String> counts = choices.headings(Role.COUNT);
            if (counts.size() != 1 || judge.isEmpty()) {
                return;
            }
            int place = header.indexOf(counts.getFirst());
            String text = String.join(" ", line.fields());
            Matcher number = NUMBER.matcher(text);
            String says = place >= 0 && place < line.fields().size() && !line.fields().get(place).isBlank()
                    ? CellText.clean(line.fields().get(place))
                    : number.find() ? number.group().strip() : "";
            judge.get().number(counts.getFirst(), says).ifPresent(units -> total = Optional.of(new Total(units, ofAll, ofCounted)));
        }
    }

    /** What lines like this one have in common, so that all of them can be left out. */
    public FileChoices.LeftOut like(SeenLine line, FileChoices choices) {
        Map<String, String> cells = new HashMap<>();
        choices.identity(header).forEach(place -> cells.put(header.get(place), CellText.clean(line.cells().get(place))));
        return new FileChoices.LeftOut(cells, "left out, like line " + line.line());
    }
}
