package app.tallybird.app;

import java.util.List;

import app.tallybird.connector.run.ConnectorRun;
import app.tallybird.settings.Thresholds;
import app.tallybird.synthesize.SynthesizeKeys;

/** The integration a command is about, with all that was found out about it; {@code notes} are worth showing and hold no secret. */
record Chosen(String name, ConnectorRun vendor, SynthesizeKeys keys, Thresholds thresholds, boolean paused, List<String> notes) {
}
