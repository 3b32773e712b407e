package app.tallybird.engine;

import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;

/** One integration as the engine sees it: its name, how to read its vendor, and when to hold. */
public record Integration(String name, ConfiguredConnector vendor, Thresholds thresholds, boolean paused, ServiceEdits services) {
}
