package app.tallybird.connector.reading;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.secret.Secret;

/** A connector with everything it needs to be read. Its inputs are complete and checked. */
public record ConfiguredConnector(ConnectorDocument doc, Map<String, String> inputs, Map<String, Secret> secrets,
        RefreshTokenKeeper keeper) {

    public ConfiguredConnector {
        inputs = Map.copyOf(inputs);
        secrets = Map.copyOf(secrets);
    }

    /** A connector whose changed refresh tokens have no place to be kept. */
    public ConfiguredConnector(ConnectorDocument doc, Map<String, String> inputs, Map<String, Secret> secrets) {
        this(doc, inputs, secrets, RefreshTokenKeeper.none());
    }

    /** Whose day is today, when the document or the integration says so. */
    public Optional<ZoneId> zone() {
        return doc.head().dates().zone()
                .or(() -> Optional.ofNullable(inputs.get(Input.TIME_ZONE.key())).filter(zone -> !zone.isEmpty()).map(ZoneId::of));
    }

    public ConfiguredConnector keeping(RefreshTokenKeeper refreshTokens) {
        return new ConfiguredConnector(doc, inputs, secrets, refreshTokens);
    }
}
