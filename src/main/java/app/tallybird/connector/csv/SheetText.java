package app.tallybird.connector.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.dhatim.fastexcel.reader.Row;

/** The rows of a sheet as quoted lines, each on the line that it has in the sheet. */
final class SheetText extends Reader {

    private static final int LAST_ROW = 1 << 20;
    private static final String CUT = String.valueOf(Workbook.SEPARATOR);

    private final CsvFile file;
    private final Iterator<Row> rows;
    private final SheetCells cells;
    private final List<AutoCloseable> opened;
    private final Consumer<SheetCopy> whole;
    private final SheetCopy copy = new SheetCopy();
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int line = 1;
    private boolean numbered = true;
    private boolean ended;

    /** {@code opened} is what has to be closed with it; {@code whole} gets all of it once it was read to its end. */
    SheetText(CsvFile file, Iterator<Row> rows, SheetCells cells, List<AutoCloseable> opened, Consumer<SheetCopy> whole) {
        this.file = file;
        this.rows = rows;
        this.cells = cells;
        this.opened = List.copyOf(opened);
        this.whole = whole;
    }

    @Override
    public int read(char[] to, int from, int most) {
        while (at == text.length()) {
            text.setLength(0);
            at = 0;
            if (!more()) {
                return -1;
            }
        }
        int length = Math.min(most, text.length() - at);
        text.getChars(at, at + length, to, from);
        at += length;
        return length;
    }

    private boolean more() {
        try {
            if (!rows.hasNext()) {
                if (!ended && copy.isWhole()) {
                    whole.accept(copy);
                }
                ended = true;
                return false;
            }
            Row row = rows.next();
            numbered &= row.getRowNum() > 0;
            int number = numbered ? row.getRowNum() : line;
            if (number < line || number > LAST_ROW) {
                throw file.fault("E365", " has a row " + number + " behind row " + (line - 1),
                        "open it with a spreadsheet program and save it again").asException();
            }
            text.repeat('\n', number - line);
            line = number + 1;
            String before = "";
            for (String cell : cells.of(row)) {
                text.append(before).append('"');
                quoted(cell);
                text.append('"');
                before = CUT;
            }
            text.append('\n');
            copy.add(text);
            return true;
        } catch (RuntimeException e) {
            throw Workbook.broken(file, e);
        }
    }

    /** A cell on one line: its line ends are blanks. Millions of cells have neither these nor quotation marks. */
    private void quoted(String cell) {
        if (cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0) {
            text.append(cell);
            return;
        }
        boolean ended = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean end = c == '\n' || c == '\r';
            if (c == '"') {
                text.append("\"\"");
            } else if (!end) {
                text.append(c);
            } else if (!ended) {
                text.append(' ');
            }
            ended = end;
        }
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
