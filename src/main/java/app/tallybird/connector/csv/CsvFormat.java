package app.tallybird.connector.csv;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How the table of a file is written.
 *
 * @param separator empty: found out from the first lines
 * @param skipLines physical lines before the header
 * @param charset empty: found out from the whole file
 * @param sheet the sheet of a workbook; empty: the first that has the headings
 */
public record CsvFormat(Optional<Character> separator, boolean header, int skipLines, Optional<Charset> charset, Optional<String> sheet) {

    /** A text. */
    public CsvFormat(Optional<Character> separator, boolean header, int skipLines, Optional<Charset> charset) {
        this(separator, header, skipLines, charset, Optional.empty());
    }
}
