package app.tallybird.connector.run;

import java.util.Map;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.secret.Secret;

/** One connector with everything it needs to be run. Inputs are complete and checked: see {@link InputCheck}. */
public record ConnectorRun(ConnectorDocument doc, Map<String, String> inputs, Map<String, Secret> secrets) {

    public ConnectorRun {
        inputs = Map.copyOf(inputs);
        secrets = Map.copyOf(secrets);
    }
}
