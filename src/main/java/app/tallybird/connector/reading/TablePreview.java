package app.tallybird.connector.reading;

import java.util.List;

/** What a look at one table came to: rows kept, warnings, and whether lower limits ended it. */
public record TablePreview(long rows, List<Warning> warnings, boolean partial) {
    public TablePreview {
        warnings = List.copyOf(warnings);
    }
}
