package app.tallybird.ui.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.pointing.FileLines;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.ui.control.LocalFormat;

/** What stands on one row of the page: a line of the file, or words in place of lines that are not shown. */
record FileRow(Optional<SeenLine> line, String words) {

    private static final int FIRST = 100;

    /** The rows of a file. */
    static List<FileRow> of(FileLines lines) {
        List<FileRow> rows = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < lines.lines().size(); i++) {
            SeenLine line = lines.lines().get(i);
            if (i >= FIRST && line.line() > before + 1) {
                rows.add(new FileRow(Optional.empty(),
                        before + 1 == line.line() - 1
                                ? "line " + LocalFormat.number(before + 1) + ": read like the others"
                                : "lines " + LocalFormat.number(before + 1) + " to " + LocalFormat.number(line.line() - 1)
                                        + ": read like the others, none of them has a problem"));
            }
            rows.add(new FileRow(Optional.of(line), ""));
            before = line.line();
        }
        return rows;
    }

    String cell(int place) {
        return line.filter(one -> place < one.cells().size()).map(one -> one.cells().get(place)).orElse("");
    }
}
