package app.tallybird.ui.wizard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.engine.GivenInputs;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.secret.Secret;
import app.tallybird.settings.IntegrationSettings;

/**
 * What a screen works from, as it was at one moment: the connector, how settings name it, what is saved, and what is typed and not saved. Another
 * version means that something changed which a plan depends on.
 */
public record Snapshot(int version, Optional<ConnectorDocument> chosen, String reference, Optional<IntegrationSettings> saved,
        Optional<Entered> entered) {

    /**
     * Inputs and secrets by their keys, as typed.
     *
     * @param shown what the fields showed before something was typed; what is the same still was not changed by a person
     */
    public record Entered(Map<String, String> inputs, Map<String, Secret> secrets, GivenInputs shown) {

        public Entered {
            inputs = Map.copyOf(inputs);
            secrets = Map.copyOf(secrets);
        }

        /** Over nothing. */
        public Entered(Map<String, String> inputs, Map<String, Secret> secrets) {
            this(inputs, secrets, new GivenInputs(Map.of(), Map.of()));
        }

        /** What a person made another one. */
        GivenInputs changed() {
            Map<String, String> typed = new HashMap<>(inputs);
            Map<String, Secret> other = new HashMap<>(secrets);
            typed.entrySet().removeAll(shown.inputs().entrySet());
            other.entrySet().removeAll(shown.secrets().entrySet());
            return new GivenInputs(typed, other);
        }
    }

    static Snapshot nothing() {
        return new Snapshot(0, Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    Snapshot with(Optional<IntegrationSettings> nowSaved, Optional<Entered> nowEntered) {
        return new Snapshot(version + 1, chosen, reference, nowSaved, nowEntered);
    }

    public String name() {
        return saved.map(IntegrationSettings::name).or(() -> chosen.map(ConnectorDocument::name)).orElse("New integration");
    }

    public ConnectorDocument connector() {
        return chosen.orElseThrow(() -> new IllegalStateException("no connector is chosen yet"));
    }

    public IntegrationSettings settings() {
        return saved.orElseThrow(() -> new IllegalStateException("nothing is saved yet"));
    }
}
