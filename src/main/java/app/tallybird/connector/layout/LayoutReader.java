package app.tallybird.connector.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.csv.HeadingGuess;
import app.tallybird.connector.csv.NumberForm;

/** Reads a whole file once to tell what it holds. */
public final class LayoutReader {

    private LayoutReader() {
    }

    /**
     * {@code given} is what a person has chosen, the lines above the headings among it; {@code decimal} a decimal mark, or any other word. Lines are
     * always counted from the start of the file.
     */
    public static FileLayout of(CsvFile looked, CsvFormat given, String decimal) throws IOException {
        HeadingGuess guess = HeadingGuess.of(looked.with(given));
        CsvFile file = looked.with(new CsvFormat(given.separator().or(() -> Optional.of(guess.separator())), true, given.skipLines(),
                given.charset(), given.sheet().or(guess::sheet)));
        Set<String> headings = given.skipLines() == 0 ? guess.headings() : Set.of();
        NumberForm chosen = NumberForm.chosen(decimal);
        try (CsvReading reading = file.read(new CsvFile.Wanted(headings, Set.of()))) {
            List<ColumnLook> looks = reading.header().stream().map(heading -> new ColumnLook(heading, chosen)).toList();
            long rows = 0;
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                rows++;
                for (int i = 0; i < looks.size(); i++) {
                    looks.get(i).see(line.get().fields().get(i), line.get().line());
                }
            }
            List<Role> roles = RoleGuess.of(looks.stream().map(ColumnLook::facts).toList());
            List<FileLayout.Seen> columns = IntStream.range(0, looks.size()).filter(i -> !reading.header().get(i).isEmpty())
                    .mapToObj(i -> looks.get(i).seen(roles.get(i), file, reading.separator())).toList();
            FileLayout.Written written = new FileLayout.Written(file.charset().map(Object::toString), file.isEncodingGuessed(),
                    reading.separator(), reading.sheet(), file.sheets());
            List<FileLayout.Ignored> ignored = ignored(reading);
            RoleCells cells = new RoleCells(reading.header(), roles, chosen.isChosen() ? chosen : form(columns));
            TotalLines totals = new TotalLines(cells);
            RowRemarks remarks = new RowRemarks(cells);
            again(file, headings, totals, remarks);
            ignored.addAll(totals.found());
            List<String> said = new ArrayList<>(headings(reading, given, guess));
            said.addAll(totals.doubtful());
            said.addAll(remarks.found());
            return new FileLayout(written, reading.headingLine(), columns, rows, ignored, said);
        }
    }

    /** Where no line looks like headings the first line is taken for them, and a row would be lost that nobody misses. */
    private static List<String> headings(CsvReading reading, CsvFormat given, HeadingGuess guess) {
        Optional<String> value = given.skipLines() > 0 || !guess.headings().isEmpty()
                ? Optional.empty()
                : reading.header().stream().filter(HeadingGuess::isValue).findFirst();
        return value.map(text -> "line " + reading.headingLine() + " is taken for the headings, but has \"" + text
                + "\" in it: a file without headings needs a first line with them").stream().toList();
    }

    /** What columns are for decides what is said of rows, and is known when all of them have been seen. */
    private static void again(CsvFile file, Set<String> headings, TotalLines totals, RowRemarks remarks) throws IOException {
        try (CsvReading reading = file.read(new CsvFile.Wanted(headings, Set.of()))) {
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                if (!totals.see(line.get())) {
                    remarks.see(line.get());
                }
            }
        }
    }

    private static NumberForm form(List<FileLayout.Seen> columns) {
        return columns.stream().filter(one -> one.role() == Role.COUNT).findFirst().flatMap(FileLayout.Seen::numbers)
                .map(one -> NumberForm.chosen(one.decimal())).orElse(NumberForm.UNKNOWN);
    }

    private static List<FileLayout.Ignored> ignored(CsvReading reading) {
        List<FileLayout.Ignored> ignored = new ArrayList<>();
        if (reading.above() > 0) {
            ignored.add(new FileLayout.Ignored("above line " + reading.headingLine(), "above the headings"));
        }
        reading.totals().forEach(line -> ignored.add(new FileLayout.Ignored(line, "a total")));
        reading.notes().forEach(line -> ignored.add(new FileLayout.Ignored(line, "a title or a text below the table")));
        reading.other().ifPresent(line -> ignored.add(new FileLayout.Ignored(line, "another table, and all below it")));
        return ignored;
    }
}
