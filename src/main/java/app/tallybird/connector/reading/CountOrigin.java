package app.tallybird.connector.reading;

import java.util.Map;
import java.util.Optional;

/**
 * Where the number of one cell came from.
 *
 * @param rule the counting rule in words, such as "devices where kind is Server, counted per organizationId"
 * @param rows how many rows the number was made of
 * @param leftOut rows of the same account and table that do not count, by reason in words
 * @param file the rows themselves, at most {@link RowFile#MOST} of them, when the reading was asked to keep them
 */
public record CountOrigin(String rule, long rows, Map<String, Long> leftOut, Optional<RowFile> file) {
    public CountOrigin {
        leftOut = Map.copyOf(leftOut);
    }
}
