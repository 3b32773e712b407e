package app.tallybird.connector.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import app.tallybird.problem.Wording;

/**
 * The records of one CSV file, one by one. The headings are the first line that has all wanted columns, or the first line. Passed over are lines without
 * any text, headings that come again, and, noted, lines above the headings, short lines with a total, and what stands below the table, an empty line apart.
 * Any other line with more or fewer fields than the headings is a fault, and so is a column that is used and stands there twice.
 */
public final class CsvReading implements AutoCloseable {
    private static final int SAMPLE = 1 << 16;
    private static final int MOST_TOLD = 10;
    private static final int MOST_TITLES = 20;

    private final CsvFile file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final char separator;
    private final int skipped;
    private final Optional<String> sheet;
    private final List<String> totals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<String> other = Optional.empty();
    private Consumer<Passed> hearer = passed -> {
    };
    private Headings headings = Headings.NONE;
    private long headingLine;
    private long above;
    private int width = -1;

    /** A line that is no row, and why. */
    public record Passed(long line, Why why) {

        public enum Why {
            HEADINGS_AGAIN,
            TOTAL,
            TEXT,
            OTHER_TABLE
        }
    }

    CsvReading(CsvFile file, Reader text, CsvFormat format, CsvFile.Wanted wanted) throws IOException {
        this.file = file;
        this.sheet = format.sheet();
        CsvStart start = CsvStart.pass(text, format.skipLines());
        this.skipped = start.lines();
        Optional<Character> known = start.separator().or(format::separator);
        String sample = CsvStart.peek(text, SAMPLE);
        this.separator = known.isPresent() ? known.get() : guess(sample, wanted.required());
        int place = bestLine(CsvRecords.first(sample, sample.length() < SAMPLE, separator), wanted.required());
        this.reader = CsvRecords.of(text, separator);
        this.records = reader.iterator();
        if (format.header()) {
            readHeadings(wanted, place);
        }
    }

    /** The headings without surrounding blanks, those of one name numbered; empty when the file has none. */
    public List<String> header() {
        return headings.names();
    }

    /** How many lines with text stand above the headings. */
    public long above() {
        return above;
    }

    /** The line of the headings, counted from 1. */
    public long headingLine() {
        return headingLine;
    }

    /** The first short lines with a total that were passed over so far. */
    public List<String> totals() {
        return List.copyOf(totals);
    }

    /** The first lines below the table, or between parts of it, that were passed over so far: titles and a text at the end. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Where another table begins, which ended this one. */
    public Optional<String> other() {
        return other;
    }

    /** What cuts the columns. */
    public char separator() {
        return separator;
    }

    /** The sheet of a workbook that is read. */
    public Optional<String> sheet() {
        return sheet;
    }

    /** Tells each line below the headings that is passed over from now on; of another table only its first. */
    public void tell(Consumer<Passed> passed) {
        hearer = passed;
    }

    /** The next record, or empty at the end of the file. */
    public Optional<CsvLine> next() {
        return file.guarded(this::read);
    }

    private Optional<CsvLine> read() {
        while (true) {
            Optional<Raw> next = raw();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            CsvLine line = next.get().line();
            if (width < 0) {
                width = line.fields().size();
            }
            List<String> fields = fitting(line.fields());
            if (fields.size() == width) {
                if (headings.cells().isEmpty() || !isHeading(fields)) {
                    return Optional.of(new CsvLine(line.line(), fields));
                }
                hearer.accept(new Passed(line.line(), Passed.Why.HEADINGS_AGAIN));
            } else if (isTotal(fields)) {
                note(totals, line, Passed.Why.TOTAL);
            } else if (!next.get().apart() || headings.cells().isEmpty()) {
                throw ragged(line.line(), fields.size());
            } else {
                below(line, fields.size());
            }
        }
    }

    /**
     * What stands below the table, an empty line apart, and is no row of it: a title above headings that come again, one text at the end of the file, or
     * another table, which ends this one unless any line of it could be a row of this one.
     */
    private void below(CsvLine first, int size) {
        List<CsvLine> block = new ArrayList<>(List.of(first));
        Optional<Raw> next = raw();
        while (next.isPresent() && !next.get().apart() && block.size() < MOST_TITLES) {
            if (isHeading(fitting(next.get().line().fields()))) {
                block.forEach(line -> note(notes, line, Passed.Why.TEXT));
                hearer.accept(new Passed(next.get().line().line(), Passed.Why.HEADINGS_AGAIN));
                return;
            }
            block.add(next.get().line());
            next = raw();
        }
        boolean text = first.fields().stream().filter(field -> !field.isBlank()).count() == 1;
        if (block.size() == 1 && next.isEmpty() && text) {
            note(notes, first, Passed.Why.TEXT);
            return;
        }
        boolean single = block.size() == 1 && next.isEmpty();
        for (CsvLine line : block) {
            single |= fitting(line.fields()).size() == width;
        }
        for (; next.isPresent() && !single; next = raw()) {
            single = fitting(next.get().line().fields()).size() == width;
        }
        if (single) {
            throw ragged(first.line(), size);
        }
        hearer.accept(new Passed(first.line(), Passed.Why.OTHER_TABLE));
        other = Optional.of("line " + first.line() + ": " + String.join(" ", first.fields()).strip());
    }

    private void note(List<String> notes, CsvLine line, Passed.Why why) {
        hearer.accept(new Passed(line.line(), why));
        if (notes.size() < MOST_TOLD) {
            notes.add("line " + line.line() + ": " + String.join(" ", line.fields()).strip());
        }
    }

    /** Lines as a spreadsheet leaves them: quoted as a whole, or with more or fewer separators behind the last column. */
    private List<String> fitting(List<String> fields) {
        if (fields.size() < width && sheet.isPresent()) {
            return Stream.concat(fields.stream(), Stream.generate(() -> "")).limit(width).toList();
        }
        if (fields.size() < width) {
            List<String> inner = CsvRecords.unquoted(fields, separator);
            return inner.size() == width ? inner : filled(fields);
        }
        boolean blank = fields.size() > width && fields.subList(width, fields.size()).stream().allMatch(String::isBlank);
        return blank ? fields.subList(0, width) : fields;
    }

    /** Columns without a heading at the end may be left out. */
    private List<String> filled(List<String> fields) {
        List<String> missing = headings.cells().subList(Math.min(fields.size(), headings.cells().size()), headings.cells().size());
        if (missing.isEmpty() || !missing.stream().allMatch(String::isEmpty)) {
            return fields;
        }
        List<String> filled = new ArrayList<>(fields);
        filled.addAll(missing);
        return filled;
    }

    private boolean isHeading(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!CellText.clean(fields.get(i)).equals(headings.cells().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isTotal(List<String> fields) {
        return fields.size() < width
                && fields.stream().map(CellText::clean).filter(text -> !text.isEmpty()).findFirst().filter(TotalWords::begins).isPresent();
    }

    private RuntimeException ragged(long line, int size) {
        String first = headings.cells().isEmpty() ? "the first line" : "the line of headings";
        return file.fault("E371", ", line " + line + ": " + Wording.count(size, "field") + " where " + first + " has " + width,
                size > width && !headings.cells().isEmpty()
                        ? "do the headings stand on line " + line + "? Then say how many lines to pass over"
                        : "is a separator missing, or a text with a separator not in quotes?")
                .asException();
    }

    /** A record with any text; {@code apart} when a line without any stands before it. */
    private record Raw(CsvLine line, boolean apart) {
    }

    private Optional<Raw> raw() {
        boolean apart = false;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (!record.getFields().stream().allMatch(String::isBlank)) {
                return Optional.of(new Raw(new CsvLine(record.getStartingLineNumber() + skipped, record.getFields()), apart));
            }
            apart = true;
        }
        return Optional.empty();
    }

    /** The first line with all wanted columns; without one, the line with most of them. */
    private static int bestLine(List<List<String>> lines, Set<String> required) {
        int best = 0;
        long most = 0;
        for (int i = 0; i < lines.size() && most < required.size(); i++) {
            long named = Headings.of(lines.get(i)).naming(required);
            if (named > most) {
                most = named;
                best = i;
            }
        }
        return best;
    }

    private void readHeadings(CsvFile.Wanted wanted, int place) {
        Optional<Raw> line = raw();
        if (line.isEmpty()) {
            throw file.fault("E373", " is empty", "export it again with its headings").asException();
        }
        for (above = 0; above < place; above++) {
            line = raw();
        }
        CsvLine found = line.orElseThrow().line();
        headings = Headings.of(CsvRecords.unquoted(found.fields(), separator));
        headingLine = found.line();
        width = headings.cells().size();
        for (String column : wanted.used()) {
            if (headings.isTwice(column)) {
                throw file
                        .fault("E373", ", line " + headingLine + ": the heading \"" + column + "\" stands there twice",
                                "write \"" + column + "#1\" or \"" + column + "#2\" to say which is meant, or rename one of the columns")
                        .asException();
            }
        }
    }

    private char guess(String sample, Set<String> required) {
        List<Character> fitting = SeparatorGuess.of(sample, sample.length() < SAMPLE, required);
        if (fitting.size() > 1) {
            throw file.fault("E374", ": it is not clear which separator cuts the columns", "choose the separator").asException();
        }
        return fitting.isEmpty() ? ',' : fitting.getFirst();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // nothing was written, and what had to be read was read
            return;
        }
    }
}
