package app.tallybird.app;

import java.util.Map;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.reading.RefreshTokenKeeper;
import app.tallybird.secret.Secret;
import app.tallybird.settings.IntegrationSettings;

/**
 * An integration as a person has typed it, to be tried before anything of it is saved. {@code secrets} stand before those that are stored, which are
 * looked for only when it is {@code saved} under this name; {@code keeper} gets the tokens that the vendor replaces.
 */
public record TypedIntegration(IntegrationSettings settings, ConnectorDocument document, Map<String, Secret> secrets, boolean saved,
        RefreshTokenKeeper keeper) {

    public TypedIntegration {
        secrets = Map.copyOf(secrets);
    }
}
