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
import app.tallybird.connector.csv.NumberText;

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
            ClosingTotal closing = new ClosingTotal(chosen);
            long rows = 0;
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                rows++;
                List<NumberText> numbers = new ArrayList<>();
                for (int i = 0; i < looks.size(); i++) {
                    numbers.add(looks.get(i).see(line.get().fields().get(i), line.get().line()));
                }
                closing.see(line.get(), numbers);
            }
            List<Role> roles = RoleGuess.of(looks.stream().map(ColumnLook::facts).toList());
            List<FileLayout.Seen> columns = IntStream.range(0, looks.size()).filter(i -> !reading.header().get(i).isEmpty())
                    .mapToObj(i -> looks.get(i).seen(roles.get(i), file, reading.separator())).toList();
            FileLayout.Written written = new FileLayout.Written(file.charset().map(Object::toString), file.isEncodingGuessed(),
                    reading.separator(), reading.sheet(), file.sheets());
            List<FileLayout.Ignored> ignored = ignored(reading);
            Optional<FileLayout.Ignored> total = closing.reason(roles);
            total.ifPresent(ignored::add);
            return new FileLayout(written, reading.headingLine(), columns, rows, ignored,
                    total.map(one -> closing.cells(reading.header())));
        }
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
