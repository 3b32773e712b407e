package app.tallybird.connector.engine;

import java.util.HashMap;
import java.util.Map;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.secret.Secret;

/** What somebody gave for the inputs of a connector, by their keys, as it was given; its secrets are kept as such. Immutable. */
public record GivenInputs(Map<String, String> inputs, Map<String, Secret> secrets) {

    public GivenInputs {
        inputs = Map.copyOf(inputs);
        secrets = Map.copyOf(secrets);
    }

    /** Takes plain values apart by what the document calls a secret. */
    public static GivenInputs of(ConnectorDocument document, Map<String, String> plain) {
        Map<String, String> inputs = new HashMap<>(plain);
        Map<String, Secret> secrets = new HashMap<>();
        document.inputs().stream().filter(Input::secret).map(Input::key).forEach(key -> {
            String value = inputs.remove(key);
            if (value != null) {
                secrets.put(key, Secret.of(value));
            }
        });
        return new GivenInputs(inputs, secrets);
    }
}
