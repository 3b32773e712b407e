package app.tallybird.settings;

import java.util.Map;
import java.util.regex.Pattern;

import app.tallybird.problem.DeviceName;

/**
 * One saved integration, without its secrets. {@code connector} is a catalog id or the path of a document; {@code inputs} are by input key.
 */
public record IntegrationSettings(String name, String connector, Map<String, String> inputs, Thresholds thresholds, boolean paused,
        ServiceEdits services) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}");

    public IntegrationSettings {
        inputs = Map.copyOf(inputs);
    }

    /** Whether it can be a file name on every system and says something to a person. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.endsWith(".") && !name.endsWith(" ") && !DeviceName.is(name);
    }

    IntegrationSettings named(String other) {
        return new IntegrationSettings(other, connector, inputs, thresholds, paused, services);
    }

    public IntegrationSettings withPaused(boolean now) {
        return new IntegrationSettings(name, connector, inputs, thresholds, now, services);
    }

    public IntegrationSettings withServices(ServiceEdits other) {
        return new IntegrationSettings(name, connector, inputs, thresholds, paused, other);
    }

    public IntegrationSettings withInputs(Map<String, String> other) {
        return new IntegrationSettings(name, connector, other, thresholds, paused, services);
    }

    public IntegrationSettings withThresholds(Thresholds other) {
        return new IntegrationSettings(name, connector, inputs, other, paused, services);
    }
}
