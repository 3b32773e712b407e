package app.tallybird.engine;

import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.settings.SecondPerson;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;

/** One integration as the engine sees it: its name, how to read its vendor, when to hold, and what needs a second person. */
public record Integration(String name, ConfiguredConnector vendor, Thresholds thresholds, boolean paused, ServiceEdits services,
        SecondPerson approval) {
}
