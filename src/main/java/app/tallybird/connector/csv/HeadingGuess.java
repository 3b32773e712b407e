package app.tallybird.connector.csv;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the headings of a file probably stand when nobody has said which columns are looked for: the line of texts that most lines of its width follow. Of
 * several sheets and separators it is the best of all.
 *
 * @param headings as they are found by; empty when no line looks like headings
 */
public record HeadingGuess(Optional<String> sheet, char separator, Set<String> headings) {

    private static final int LEAST_CELLS = 2;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    public HeadingGuess {
        headings = Set.copyOf(headings);
    }

    /** Looks at the beginning of the file. */
    public static HeadingGuess of(CsvFile file) throws IOException {
        HeadingGuess best = new HeadingGuess(Optional.empty(), SEPARATORS[0], Set.of());
        long most = 0;
        List<Optional<String>> sheets = file.sheets().isEmpty()
                ? List.of(Optional.empty())
                : file.sheets().stream().map(Optional::of).toList();
        for (Optional<String> sheet : sheets) {
            CsvFile.Sample sample = file.sample(sheet);
            for (char separator : sample.separator().map(one -> new char[]{one}).orElse(SEPARATORS)) {
                List<List<String>> lines = CsvRecords.first(sample.text(), sample.whole(), separator);
                for (int i = 0; i < lines.size(); i++) {
                    long score = score(lines, i);
                    if (score > most) {
                        most = score;
                        best = new HeadingGuess(sheet, separator, names(lines.get(i)));
                    }
                }
            }
        }
        return most > 0 ? best : separated(file, best);
    }

    /** Where no line looks like headings, what cuts the first line may still be clear. */
    private static HeadingGuess separated(CsvFile file, HeadingGuess best) throws IOException {
        CsvFile.Sample sample = file.sample(file.sheets().stream().findFirst());
        Optional<Character> known = sample.separator()
                .or(() -> SeparatorGuess.of(sample.text(), sample.whole(), Set.of()).stream().findFirst());
        return new HeadingGuess(best.sheet(), known.orElse(best.separator()), best.headings());
    }

    private static Set<String> names(List<String> line) {
        Set<String> names = new HashSet<>(Headings.of(line).names());
        names.remove("");
        return names;
    }

    private static long score(List<List<String>> lines, int place) {
        List<String> line = lines.get(place);
        List<String> filled = line.stream().map(CellText::clean).filter(cell -> !cell.isEmpty()).toList();
        if (filled.size() < LEAST_CELLS || filled.stream().anyMatch(HeadingGuess::isValue)) {
            return 0;
        }
        long like = lines.subList(place + 1, lines.size()).stream().takeWhile(next -> fits(next, line.size())).count();
        return like * filled.size();
    }

    /** A spreadsheet may leave more separators behind the last column. */
    private static boolean fits(List<String> line, int width) {
        return line.size() >= width && line.subList(width, line.size()).stream().allMatch(String::isBlank);
    }

    /** Numbers, days and addresses stand in no heading. */
    public static boolean isValue(String cell) {
        return NumberText.of(cell) instanceof NumberText.Numeral || cell.matches("[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}.*")
                || cell.contains("@");
    }
}
