package app.tallybird.connector.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.google.gson.JsonObject;

import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.DidYouMean;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.problem.ProblemCode;

/** Brings the records of a file as rows, with the headings as names and the line each stands on under {@link #LINE}. */
final class CsvRows {

    /** Where a row keeps its line; no heading can be it. */
    static final String LINE = "\u0000line";

    private final ReadingContext context;
    private final Table table;
    private final Table.Source.Csv source;
    private final String pointer;

    CsvRows(ReadingContext context, Table table, Table.Source.Csv source) {
        this.context = context;
        this.table = table;
        this.source = source;
        this.pointer = "/tables/" + table.name();
    }

    /** {@code needed} are the headings that the connector relies on. */
    void read(Set<String> needed, Consumer<JsonObject> rows) {
        ReadingScope scope = new ReadingScope(context, pointer, null, null);
        Path file = Path.of(source.file().render(scope));
        String name = "the file " + file.getFileName();
        CsvFormat format = format(source.options(), scope);
        try {
            read(name, pointer + "/file", Files.newInputStream(file), format, needed, rows);
        } catch (IOException e) {
            throw Fault.of("E370", pointer + "/file", "the file " + file + " can not be opened",
                    Files.exists(file) ? "check that this user may read it" : "check the path").as(ProblemCode.CONFIGURATION).asException();
        }
    }

    static CsvFormat format(Table.CsvOptions options, ReadingScope scope) {
        String separator = options.separator().render(scope);
        return new CsvFormat(separator.equals("auto") || separator.isEmpty() ? Optional.empty() : Optional.of(separator.charAt(0)),
                options.header(), options.skipLines(), Charset.forName(options.charset()));
    }

    /** Reads lines of any origin, called {@code name} in messages. */
    static void read(String name, String pointer, InputStream in, CsvFormat format, Set<String> needed, Consumer<JsonObject> rows)
            throws IOException {
        try (CsvReading reading = CsvReading.open(name, pointer, in, format)) {
            for (String heading : needed) {
                if (format.header() && !reading.header().contains(heading)) {
                    String hint = DidYouMean.hint(heading, reading.header());
                    throw Fault.of("E375", pointer, name + " has no column \"" + heading + "\"",
                            hint.isEmpty() ? "its columns are: " + String.join(", ", reading.header()) : hint).as(ProblemCode.CONFIGURATION)
                            .asException();
                }
            }
            for (Optional<CsvLine> line = reading.next(); line.isPresent(); line = reading.next()) {
                rows.accept(row(reading.header(), line.get()));
            }
        }
    }

    private static JsonObject row(List<String> header, CsvLine line) {
        JsonObject row = new JsonObject();
        for (int i = 0; i < line.fields().size(); i++) {
            row.addProperty(header.isEmpty() ? String.valueOf(i + 1) : header.get(i), line.fields().get(i).strip());
        }
        row.addProperty(LINE, line.line());
        return row;
    }
}
