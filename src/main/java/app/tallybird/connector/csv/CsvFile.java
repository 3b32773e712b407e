package app.tallybird.connector.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;

/** A CSV file that can be read several times, in an encoding that is found out once. */
public final class CsvFile {

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final String pointer;
    private final Bytes bytes;
    private final CsvFormat format;
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
        this.bytes = bytes;
        this.format = format;
        try (InputStream in = bytes.open()) {
            encoding = guarded(() -> Encoding.of(in, format.charset()));
        }
    }

    /** {@code name} is what messages call it; fails only when it can not be opened. */
    public static CsvFile of(String name, String pointer, Bytes bytes, CsvFormat format) throws IOException {
        return new CsvFile(name, pointer, bytes, format);
    }

    /** Starts reading; when that can not begin, nothing is left open. */
    public CsvReading read(Wanted wanted) throws IOException {
        InputStream in = bytes.open();
        Reader text = new BufferedReader(new InputStreamReader(in,
                encoding.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER);
        boolean begun = false;
        try {
            CsvReading reading = guarded(() -> new CsvReading(this, text, format, wanted));
            begun = true;
            return reading;
        } finally {
            if (!begun) {
                in.close();
            }
        }
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
            throw e.getCause() instanceof IOException io
                    ? unreadable(io)
                    : fault("E371", ": " + e.getMessage(), "is a quotation mark missing?").asException();
        }
    }

    private FaultException unreadable(IOException e) {
        if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
            return fault("E372", " is not written in the charset " + encoding.charset().name() + " throughout",
                    "save it as UTF-8, or set the charset, for example to windows-1252").asException();
        }
        return fault("E370", " could not be read: " + e.getMessage(), "check the file and try again").canRetry().asException();
    }
}
