package app.tallybird.connector.csv;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How a CSV file is written.
 *
 * @param separator empty: found out from the first lines
 * @param skipLines physical lines before the header
 * @param charset empty: found out from the whole file
 */
public record CsvFormat(Optional<Character> separator, boolean header, int skipLines, Optional<Charset> charset) {
}
