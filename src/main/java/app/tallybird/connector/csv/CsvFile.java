package app.tallybird.connector.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;

/** A file with a table, a text or a workbook, that can be read several times; what it is and how its letters are written is found out once. */
public final class CsvFile {

    private static final int BUFFER = 1 << 17;
    private static final int SAMPLE = 1 << 16;

    private final String name;
    private final String pointer;
    private final CsvFormat format;
    private final FileContents contents;
    private final Encoding encoding;

    /** The file from its start, as often as it is asked for. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * The columns that somebody looks for.
     *
     * @param required all of them stand in the line of headings, which is found by them
     * @param used those and others that may be missing; none of them may be named twice
     */
    public record Wanted(Set<String> required, Set<String> used) {

        public static final Wanted NOTHING = new Wanted(Set.of(), Set.of());

        public Wanted {
            required = Set.copyOf(required);
            used = Set.copyOf(used);
        }
    }

    private CsvFile(String name, String pointer, Bytes bytes, CsvFormat format) throws IOException {
        this.name = name;
        this.pointer = pointer;
        this.format = format;
        bytes.open().close();
        contents = guarded(() -> FileContents.of(this, bytes));
        if (contents.workbook().isPresent()) {
            encoding = new Encoding(StandardCharsets.UTF_8, false);
            return;
        }
        try (InputStream in = contents.text().open()) {
            encoding = guarded(() -> Encoding.of(in, format.charset()));
        }
    }

    private CsvFile(CsvFile looked, CsvFormat format) {
        this.name = looked.name;
        this.pointer = looked.pointer;
        this.format = format;
        this.contents = looked.contents;
        this.encoding = looked.encoding;
    }

    /** The same file with something else said of its table; what it is and how its letters are written stays as it was found. */
    public CsvFile with(CsvFormat other) {
        return new CsvFile(this, other);
    }

    /** {@code name} is what messages call it; fails only when it can not be opened. */
    public static CsvFile of(String name, String pointer, Bytes bytes, CsvFormat format) throws IOException {
        return new CsvFile(name, pointer, bytes, format);
    }

    /** Starts reading; when that can not begin, nothing is left open. */
    public CsvReading read(Wanted wanted) throws IOException {
        Optional<String> sheet = contents.workbook().isEmpty()
                ? Optional.empty()
                : Optional.of(guarded(() -> contents.workbook().get().choose(format.sheet(), wanted.required())));
        Reader text = new BufferedReader(sheet.isPresent() ? contents.workbook().orElseThrow().read(sheet.get()) : decoded(), BUFFER);
        boolean begun = false;
        try {
            CsvReading reading = guarded(() -> new CsvReading(this, text, sheet.isPresent() ? written(sheet) : format, wanted));
            begun = true;
            return reading;
        } finally {
            if (!begun) {
                text.close();
            }
        }
    }

    /** All lines as they stand, those without any text as well, cut by {@code separator}; of a workbook those of a sheet. */
    public RawLines lines(Optional<String> sheet, char separator) throws IOException {
        Reader text = new BufferedReader(sheet.isPresent() ? contents.workbook().orElseThrow().read(sheet.get()) : decoded(), BUFFER);
        boolean begun = false;
        try {
            RawLines lines = guarded(() -> new RawLines(this, text, sheet.isPresent() ? Workbook.SEPARATOR : separator));
            begun = true;
            return lines;
        } finally {
            if (!begun) {
                text.close();
            }
        }
    }

    /**
     * The beginning of the text behind marks and lines to be passed over.
     *
     * @param separator what is known to cut the columns
     */
    record Sample(String text, boolean whole, Optional<Character> separator) {
    }

    Sample sample(Optional<String> sheet) throws IOException {
        try (Reader text = new BufferedReader(sheet.isPresent() ? contents.workbook().orElseThrow().read(sheet.get()) : decoded(),
                BUFFER)) {
            return guarded(() -> {
                CsvStart start = CsvStart.pass(text, format.skipLines());
                String sample = CsvStart.peek(text, SAMPLE);
                return new Sample(sample, sample.length() < SAMPLE,
                        sheet.isPresent() ? Optional.of(Workbook.SEPARATOR) : start.separator().or(format::separator));
            });
        }
    }

    private Reader decoded() throws IOException {
        return new WholeText(this, new InputStreamReader(contents.text().open(), encoding.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** The rows of a sheet are handed on in one form, whatever is said of a text. */
    private CsvFormat written(Optional<String> sheet) {
        return new CsvFormat(Optional.of(Workbook.SEPARATOR), format.header(), format.skipLines(), Optional.empty(), sheet);
    }

    /** How the letters are written; nothing for a workbook, which says so itself. */
    public Optional<Charset> charset() {
        return contents.workbook().isEmpty() ? Optional.of(encoding.charset()) : Optional.empty();
    }

    /** Whether somebody said which sheet is read. */
    public boolean isSheetNamed() {
        return format.sheet().isPresent();
    }

    /** The sheets of a workbook that are not hidden; none for a text. */
    public List<String> sheets() {
        return contents.workbook().isEmpty() ? List.of() : guarded(() -> contents.workbook().get().sheets());
    }

    /** Whether nothing but the lack of anything better says how the letters are written. */
    public boolean isEncodingGuessed() {
        return encoding.guessed();
    }

    public String name() {
        return name;
    }

    Fault fault(String code, String text, String hint) {
        return Fault.of(code, pointer, name + text, hint);
    }

    interface Step<T> {
        T run() throws IOException;
    }

    <T> T guarded(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(new IOException(e.getMessage(), e.getCause() == null ? e : e.getCause()));
        } catch (CsvParseException e) {
            throw e.getCause() instanceof FaultException fault
                    ? fault
                    : e.getCause() instanceof IOException io
                            ? unreadable(io)
                            : fault("E371", ": " + e.getMessage(), "is a quotation mark missing?").asException();
        }
    }

    private FaultException unreadable(IOException e) {
        if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
            boolean wide = encoding.charset().name().startsWith("UTF-16") || encoding.charset().name().startsWith("UTF-32");
            return fault("E372",
                    encoding.guessed()
                            ? " is written neither in UTF-8 nor in windows-1252"
                            : " is not written in the charset " + encoding.charset().name() + " throughout",
                    wide
                            ? "export it again: it may have been cut off"
                            : "save it as UTF-8, or set the charset, for example to "
                                    + (encoding.guessed() ? "windows-1250" : "windows-1252"))
                    .asException();
        }
        return fault("E370", " could not be read: " + e.getMessage(), "check the file and try again").canRetry().asException();
    }
}
