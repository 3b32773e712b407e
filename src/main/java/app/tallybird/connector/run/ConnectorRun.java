package app.tallybird.connector.run;

import java.util.Map;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.secret.Secret;

/** One connector with everything it needs to be run. Inputs are complete and checked: see {@link InputCheck}. */
public record ConnectorRun(ConnectorDocument doc, Map<String, String> inputs, Map<String, Secret> secrets, RefreshTokenKeeper keeper) {

    public ConnectorRun {
        inputs = Map.copyOf(inputs);
        secrets = Map.copyOf(secrets);
    }

    /** A run whose changed refresh tokens have no place to be kept. */
    public ConnectorRun(ConnectorDocument doc, Map<String, String> inputs, Map<String, Secret> secrets) {
        this(doc, inputs, secrets, RefreshTokenKeeper.none());
    }

    public ConnectorRun keeping(RefreshTokenKeeper refreshTokens) {
        return new ConnectorRun(doc, inputs, secrets, refreshTokens);
    }
}
