package app.tallybird.connector.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.problem.Wording;

/**
 * The records of one CSV file, one by one. A byte order mark wins over the declared charset; bytes that are not in the charset, a repeated
 * heading and a line with more or fewer fields than the header are faults that name file and line. Lines without any text are passed over.
 */
public final class CsvReading implements AutoCloseable {
    private static final int SAMPLE = 1 << 16;

    private final String file;
    private final String pointer;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final int skipped;
    private List<String> header = List.of();
    private int width = -1;

    private CsvReading(String file, String pointer, Reader text, CsvFormat format) throws IOException {
        this.file = file;
        this.pointer = pointer;
        this.skipped = skip(text, format.skipLines());
        char separator = format.separator().isPresent() ? format.separator().get() : guess(text);
        this.reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false).ofCsvRecord(text);
        this.records = reader.iterator();
        if (format.header()) {
            readHeader();
        }
    }

    /** Starts reading; the stream is closed with this object, or now when reading can not begin. */
    public static CsvReading open(String file, String pointer, InputStream in, CsvFormat format) {
        boolean begun = false;
        try {
            BufferedInputStream bytes = new BufferedInputStream(in);
            Charset charset = byteOrderMark(bytes).orElse(format.charset());
            Reader text = new BufferedReader(new InputStreamReader(bytes,
                    charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)),
                    SAMPLE);
            CsvReading reading = guarded(file, pointer, () -> new CsvReading(file, pointer, text, format));
            begun = true;
            return reading;
        } catch (IOException e) {
            throw unreadable(file, pointer, e);
        } finally {
            if (!begun) {
                close(in);
            }
        }
    }

    /** The headings without surrounding blanks; empty when the file has none. */
    public List<String> header() {
        return header;
    }

    /** The next record, or empty at the end of the file. */
    public Optional<CsvLine> next() {
        return guarded(file, pointer, this::read);
    }

    private Optional<CsvLine> read() {
        while (records.hasNext()) {
            CsvRecord record = records.next();
            List<String> fields = record.getFields();
            if (fields.stream().allMatch(String::isBlank)) {
                continue;
            }
            long line = record.getStartingLineNumber() + skipped;
            if (width < 0) {
                width = fields.size();
            }
            if (fields.size() != width) {
                throw Fault.of("E371", pointer, file + ", line " + line + ": " + Wording.count(fields.size(), "field") + " where "
                        + (header.isEmpty() ? "the first line" : "the header") + " has " + width,
                        "is a separator missing, or a text with a separator not in quotes?").asException();
            }
            return Optional.of(new CsvLine(line, fields));
        }
        return Optional.empty();
    }

    private void readHeader() {
        Optional<CsvLine> first = read();
        if (first.isEmpty()) {
            throw Fault.of("E373", pointer, file + " is empty", "export it again with its headings").asException();
        }
        header = first.get().fields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw Fault.of("E373", pointer, file + ", line " + first.get().line() + ": the heading \"" + name + "\" stands there twice",
                        "rename one of the columns").asException();
            }
        }
    }

    private char guess(Reader text) throws IOException {
        text.mark(SAMPLE + 1);
        char[] buffer = new char[SAMPLE];
        int length = 0;
        int read;
        while (length < SAMPLE && (read = text.read(buffer, length, SAMPLE - length)) > 0) {
            length += read;
        }
        text.reset();
        List<Character> fitting = SeparatorGuess.of(new String(buffer, 0, length), length < SAMPLE);
        if (fitting.size() > 1) {
            throw Fault.of("E374", pointer, file + ": it is not clear which separator cuts the columns", "choose the separator")
                    .asException();
        }
        return fitting.isEmpty() ? ',' : fitting.getFirst();
    }

    private static int skip(Reader text, int lines) throws IOException {
        for (int left = lines; left > 0; left--) {
            int c;
            while ((c = text.read()) >= 0 && c != '\n') {
                if (c == '\r') {
                    text.mark(1);
                    if (text.read() != '\n') {
                        text.reset();
                    }
                    break;
                }
            }
        }
        return lines;
    }

    private static Optional<Charset> byteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        byte[] start = in.readNBytes(3);
        in.reset();
        if (start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            in.skipNBytes(3);
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            in.skipNBytes(2);
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            in.skipNBytes(2);
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(String file, String pointer, Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw unreadable(file, pointer, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, pointer, new IOException(e.getMessage(), e.getCause() == null ? e : e.getCause()));
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException io
                    ? unreadable(file, pointer, io)
                    : Fault.of("E371", pointer, file + ": " + e.getMessage(), "is a quotation mark missing?").asException();
        }
    }

    private static FaultException unreadable(String file, String pointer, IOException e) {
        if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
            return Fault.of("E372", pointer, file + " is not written in the charset the connector expects",
                    "save it as UTF-8, or set the charset to windows-1252").asException();
        }
        return Fault.of("E370", pointer, file + " could not be read: " + e.getMessage(), "check the file and try again").canRetry()
                .asException();
    }

    @Override
    public void close() {
        close(reader);
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            // nothing was written, and what had to be read was read
            return;
        }
    }
}
