package app.tallybird.connector.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

import app.tallybird.connector.fault.FaultException;

/** An Excel workbook (.xlsx), whose sheets are handed on as text with one line for each row. */
final class Workbook {

    static final char SEPARATOR = ',';
    private static final int LOOKED_AT = 200;

    private final CsvFile file;
    private final byte[] bytes;
    private final boolean styled;
    private final Map<String, SheetCopy> read = new ConcurrentHashMap<>();

    /** {@code styled}: the workbook says how cells are shown, and so which numbers are dates. */
    Workbook(CsvFile file, byte[] bytes, boolean styled) {
        this.file = file;
        this.bytes = bytes;
        this.styled = styled;
    }

    /** The names of the sheets that are not hidden. */
    List<String> sheets() throws IOException {
        try (ReadableWorkbook book = open()) {
            return visible(book).stream().map(Sheet::getName).toList();
        }
    }

    /** The sheet of that name; else the one that has all of these headings, or else the first with any text. Two that have them are a fault: to read one
     * of them would be half of the numbers. */
    String choose(Optional<String> name, Set<String> required) throws IOException {
        try (ReadableWorkbook book = open()) {
            List<Sheet> sheets = visible(book);
            if (name.isPresent()) {
                return guarded(() -> book.getSheets().toList())
                        .stream().map(Sheet::getName).filter(
                                name.get()::equals)
                        .findFirst()
                        .orElseThrow(() -> file
                                .fault("E367", " has no sheet \"" + name.get() + "\"",
                                        "its sheets are: " + sheets.stream().map(Sheet::getName).collect(Collectors.joining(", ")))
                                .asException());
            }
            if (sheets.size() == 1) {
                return sheets.getFirst().getName();
            }
            Optional<String> filled = Optional.empty();
            List<String> fitting = new ArrayList<>();
            for (Sheet sheet : sheets) {
                List<List<String>> start = start(book, sheet);
                if (!required.isEmpty() && start.stream().anyMatch(line -> Headings.of(line).naming(required) == required.size())) {
                    fitting.add(sheet.getName());
                }
                filled = filled.or(() -> start.isEmpty() ? Optional.empty() : Optional.of(sheet.getName()));
            }
            if (fitting.size() > 1) {
                throw file.fault("E367", " has the same columns in several sheets: " + String.join(", ", fitting),
                        "name the one to read; to read all of them, put them into one sheet").asException();
            }
            if (!fitting.isEmpty()) {
                return fitting.getFirst();
            }
            return filled.orElseThrow(() -> file.fault("E373", " is empty", "export it again with its headings").asException());
        }
    }

    private List<List<String>> start(ReadableWorkbook book, Sheet sheet) throws IOException {
        SheetCells cells = new SheetCells(book.isDate1904());
        try (Stream<Row> rows = rows(sheet)) {
            return guarded(() -> rows.limit(LOOKED_AT).map(cells::of).filter(line -> !line.stream().allMatch(String::isBlank)).toList());
        }
    }

    /** The rows of a sheet as lines, from the first. */
    Reader read(String name) throws IOException {
        SheetCopy before = read.get(name);
        if (before != null) {
            return before.read();
        }
        ReadableWorkbook book = open();
        List<AutoCloseable> opened = new ArrayList<>(List.of(book));
        boolean begun = false;
        try {
            Sheet sheet = guarded(() -> book.findSheet(name).orElseThrow());
            Stream<Row> rows = rows(sheet);
            opened.addFirst(rows);
            begun = true;
            return new SheetText(file, guarded(rows::iterator), new SheetCells(book.isDate1904()), opened, whole -> read.put(name, whole));
        } finally {
            if (!begun) {
                book.close();
            }
        }
    }

    private ReadableWorkbook open() throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(styled, true));
        } catch (RuntimeException e) {
            throw broken(file, e);
        }
    }

    private Stream<Row> rows(Sheet sheet) throws IOException {
        try {
            return sheet.openStream();
        } catch (RuntimeException e) {
            throw broken(file, e);
        }
    }

    private List<Sheet> visible(ReadableWorkbook book) {
        List<Sheet> visible = guarded(() -> book.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE).toList());
        if (visible.isEmpty()) {
            throw file.fault("E367", " is a workbook without a sheet that can be seen", "show the sheet with the table").asException();
        }
        return visible;
    }

    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            throw broken(file, e);
        }
    }

    /** The library answers what it does not understand with exceptions of many kinds. */
    static RuntimeException broken(CsvFile file, RuntimeException e) {
        return e instanceof FaultException fault
                ? fault
                : file.fault("E365", " is a workbook that can not be understood: " + e.getMessage(),
                        "open it with a spreadsheet program and save it again, or as CSV UTF-8").asException();
    }
}
