package app.tallybird.connector.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the first line of a table: byte order marks, also doubled or turned into letters, a line {@code sep=;} for spreadsheets, and the
 * lines that the document passes over. The line {@code sep=} is one of those when there are any.
 *
 * @param lines how many lines were passed over
 * @param separator what {@code sep=} says
 */
record CsvStart(int lines, Optional<Character> separator) {

    /** The mark of UTF-8 read as Windows-1252. */
    private static final String MOJIBAKE = "\u00ef\u00bb\u00bf";
    private static final Pattern SEP = Pattern.compile("(?i)\"?sep=([^\r\n])\"?(?:\r\n?|\n)");
    private static final int LONGEST = 16;

    /** Leaves {@code text}, which can be marked, at the first line that counts. */
    static CsvStart pass(Reader text, int skipLines) throws IOException {
        marks(text);
        Matcher sep = SEP.matcher(peek(text, LONGEST));
        Optional<Character> separator = sep.lookingAt() ? Optional.of(sep.group(1).charAt(0)) : Optional.empty();
        int lines = separator.isPresent() ? Math.max(1, skipLines) : skipLines;
        for (int left = lines; left > 0; left--) {
            line(text);
        }
        return new CsvStart(lines, separator);
    }

    private static void marks(Reader text) throws IOException {
        while (true) {
            String start = peek(text, MOJIBAKE.length());
            int length = start.startsWith("\ufeff") ? 1 : start.equals(MOJIBAKE) ? MOJIBAKE.length() : 0;
            if (length == 0) {
                return;
            }
            text.skip(length);
        }
    }

    /** What comes next, which stays unread. */
    static String peek(Reader text, int most) throws IOException {
        text.mark(most + 1);
        char[] buffer = new char[most];
        int length = 0;
        int read;
        while (length < most && (read = text.read(buffer, length, most - length)) > 0) {
            length += read;
        }
        text.reset();
        return new String(buffer, 0, length);
    }

    private static void line(Reader text) throws IOException {
        int c;
        while ((c = text.read()) >= 0 && c != '\n') {
            if (c == '\r') {
                text.mark(1);
                if (text.read() != '\n') {
                    text.reset();
                }
                return;
            }
        }
    }
}
