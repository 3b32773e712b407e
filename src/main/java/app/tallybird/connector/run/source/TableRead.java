package app.tallybird.connector.run.source;

import java.util.List;

import app.tallybird.connector.run.Warning;

/**
 * What reading a table came to.
 *
 * @param rows rows handed over
 * @param repeats rows dropped because their key had been seen
 * @param failedParents parents left out
 * @param partial true when preview limits cut it short
 */
public record TableRead(long rows, long repeats, long failedParents, boolean partial, List<Warning> warnings) {
    public TableRead {
        warnings = List.copyOf(warnings);
    }
}
