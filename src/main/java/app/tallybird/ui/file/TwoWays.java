package app.tallybird.ui.file;

import java.util.Optional;

import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.ui.control.LocalFormat;

/** The first number that can be read in two ways in a column that is counted, how it is read now, and what decided it. */
record TwoWays(FileLayout.Either either, String decimal, String decided) {

    static Optional<TwoWays> of(FileModel.Shown now) {
        return now.choices().headings(Role.COUNT).stream().flatMap(heading -> now.layout().column(heading).stream())
                .flatMap(
                        seen -> seen.numbers().stream()
                                .flatMap(numbers -> numbers.either().stream()
                                        .map(either -> new TwoWays(either, chosen(now, numbers), decided(now, numbers, either)))))
                .findFirst();
    }

    boolean isOpen() {
        return decimal.isEmpty();
    }

    private static String chosen(FileModel.Shown now, FileLayout.Numbers numbers) {
        String said = now.choices().written().decimal();
        return said.equals(FileChoices.Written.AUTO) ? numbers.decimal() : said;
    }

    private static String decided(FileModel.Shown now, FileLayout.Numbers numbers, FileLayout.Either either) {
        String flips = LocalFormat.count(either.cells(), "number is", "numbers are");
        if (!now.choices().written().decimal().equals(FileChoices.Written.AUTO)) {
            return "Chosen by you; " + flips + " another one in the other reading.";
        }
        if (!numbers.open().isEmpty()) {
            return "Nothing else in the column shows which. Choose: " + flips + " another one in the other reading.";
        }
        return (either.marked().isEmpty()
                ? "Decided by how the file is written"
                : "Decided by other numbers: " + String.join(", ", either.marked())) + "; " + flips + " another one in the other reading.";
    }
}
