package app.tallybird.connector.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.google.gson.JsonObject;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Answer;
import app.tallybird.connector.format.DidYouMean;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.ProblemCode;

/**
 * Brings the records of separated values as rows, with the headings as names and the line each stands on under {@link FileLine#NAME}. They are read twice: first
 * to judge columns as wholes, then for the rows, in which what was understood as a number is one.
 */
final class CsvRows {

    private final ReadingContext context;
    private final Table table;
    private final String pointer;
    private final boolean counted;
    private final List<Warning> warnings;

    /** {@code counted}: what is counted must be there and be understood; else the rows are only looked at. */
    CsvRows(ReadingContext context, Table table, boolean counted, List<Warning> warnings) {
        this.context = context;
        this.table = table;
        this.counted = counted;
        this.warnings = warnings;
        this.pointer = "/tables/" + table.name();
    }

    /** The rows of a file. */
    void read(Table.Source.Csv source, Consumer<JsonObject> rows) {
        Path file = ChosenFile.of(context.connector(), source.file(), pointer + "/file");
        try {
            read("the file " + file.getFileName(), pointer + "/file", () -> Files.newInputStream(file), source.options(), rows);
        } catch (IOException e) {
            throw Fault
                    .of("E370", pointer + "/file", "the file " + file + " can not be opened",
                            Files.exists(file) ? "check that this user may read it" : "check the path")
                    .as(ProblemCode.CONFIGURATION).asException();
        }
    }

    /** The rows of an answer; none when the document takes it for none. */
    void read(Answer answer, Consumer<JsonObject> rows) {
        String at = pointer + "/request";
        if (answer.none()) {
            return;
        }
        try {
            read("the answer of " + answer.uri().getHost(), at, () -> new ByteArrayInputStream(answer.table()),
                    table.source().lines().orElseThrow(), rows);
        } catch (IOException e) {
            throw Fault.of("E370", at, "the answer can not be read: " + e.getMessage(), "try again").asException();
        }
    }

    /** The rows of anything that can be read twice, called {@code name} in messages. */
    void read(String name, String at, CsvFile.Bytes bytes, Table.CsvOptions options, Consumer<JsonObject> rows) throws IOException {
        ReadingScope scope = new ReadingScope(context, pointer, null, null);
        CsvFile file = CsvFile.of(name, at, bytes, format(options, scope));
        FileColumns columns = FileColumns.of(context.connector(), table);
        ColumnForms forms = new ColumnForms(file, columns, options.decimal().render(scope), choice(options));
        long lines = counted ? judge(file, at, columns, forms) : -1;
        try (CsvReading reading = file.read(columns.wanted())) {
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                rows.accept(row(reading.header(), line.get(), forms));
                lines--;
            }
            if (counted && lines != 0) {
                throw Fault.of("E370", at, name + " was changed while it was read", "try again when it is complete").canRetry()
                        .asException();
            }
        }
    }

    private static CsvFormat format(Table.CsvOptions options, ReadingScope scope) {
        return new CsvFormat(said(options.separator(), scope).map(separator -> separator.charAt(0)), options.header(), options.skipLines(),
                said(options.charset(), scope).map(CsvRows::charset), said(options.sheet(), scope));
    }

    private static Optional<String> said(Template option, ReadingScope scope) {
        return Optional.of(option.render(scope)).filter(text -> !text.equals("auto") && !text.isEmpty());
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw Fault.of("E372", "", "the character set \"" + name + "\" is not known", "use UTF-8 or windows-1252")
                    .as(ProblemCode.CONFIGURATION).asException();
        }
    }

    /** Where a person says what the decimal mark is. */
    private String choice(Table.CsvOptions options) {
        return options.decimal().placeholders().stream().findFirst()
                .flatMap(one -> context.connector().doc().inputs().stream().filter(input -> input.key().equals(one.name())).findFirst())
                .map(input -> "choose \"" + input.label() + "\"" + (input.env().isEmpty() ? "" : " (" + input.env().getFirst() + ")"))
                .orElse("set \"decimal\" of the table's \"csv\"");
    }

    /** Looks at every line and returns how many there are. */
    private long judge(CsvFile file, String at, FileColumns columns, ColumnForms forms) throws IOException {
        long lines = 0;
        try (CsvReading reading = file.read(columns.wanted())) {
            complete(file, at, columns, reading);
            forms.begin(reading);
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                context.cancelled(pointer, ++lines);
                forms.see(line.get());
            }
            forms.conclude(reading);
            tell(at, reading, forms);
            sheets(file, at, reading);
        }
        return lines;
    }

    private static void complete(CsvFile file, String at, FileColumns columns, CsvReading reading) {
        Set<String> headings = Set.copyOf(reading.header());
        for (String heading : columns.wanted().required()) {
            if (!headings.isEmpty() && !headings.contains(heading)) {
                String hint = DidYouMean.hint(heading, reading.header());
                throw Fault
                        .of("E375", at, file.name() + " has no column \"" + heading + "\"",
                                hint.isEmpty() ? "its columns are: " + String.join(", ", reading.header()) : hint)
                        .as(ProblemCode.CONFIGURATION).asException();
            }
        }
    }

    private void tell(String at, CsvReading reading, ColumnForms forms) {
        if (reading.above() > 0) {
            warnings.add(new Warning("W420", at,
                    "the headings stand on line " + reading.headingLine() + "; lines above them were passed over", "", reading.above()));
        }
        if (!reading.totals().isEmpty()) {
            warnings.add(new Warning("W421", at, "a total is no row and was passed over: " + String.join("; ", reading.totals()), "",
                    reading.totals().size()));
        }
        if (!reading.notes().isEmpty()) {
            warnings.add(new Warning("W427", at, "a text between or below the rows was passed over: " + String.join("; ", reading.notes()),
                    "", reading.notes().size()));
        }
        reading.other().ifPresent(line -> warnings.add(
                new Warning("W428", at, "another table begins on " + line + "; it was not read", "look whether anything is missing", 1)));
        forms.unsure().ifPresent(words -> warnings.add(new Warning("W422", at,
                "the file is not written in UTF-8; it was read as Windows-1252: " + words, "look whether these letters are right", 1)));
    }

    /** Which of several sheets was read when nobody said which. */
    private void sheets(CsvFile file, String at, CsvReading reading) {
        List<String> others = reading.sheet().isEmpty() || file.isSheetNamed()
                ? List.of()
                : file.sheets().stream().filter(name -> !name.equals(reading.sheet().get())).toList();
        if (!others.isEmpty()) {
            warnings.add(new Warning("W426", at,
                    "the sheet \"" + reading.sheet().orElseThrow() + "\" was read, and not: " + String.join(", ", others),
                    "name the sheet if it is another one", others.size()));
        }
    }

    private static JsonObject row(List<String> header, CsvLine line, ColumnForms forms) {
        JsonObject row = new JsonObject();
        for (int i = 0; i < line.fields().size(); i++) {
            String name = header.isEmpty() ? String.valueOf(i + 1) : header.get(i);
            if (!name.isEmpty()) {
                row.add(name, forms.value(name, CellText.clean(line.fields().get(i))));
            }
        }
        row.addProperty(FileLine.NAME, line.line());
        return row;
    }
}
