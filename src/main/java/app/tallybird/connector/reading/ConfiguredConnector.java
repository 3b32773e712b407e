package app.tallybird.connector.reading;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.secret.Secret;

/**
 * A connector with everything it needs to be read. Its inputs are complete and checked.
 *
 * @param typed the inputs that the user gave; what the document gives itself is never among them
 * @param corrected what was made of inputs that were entered in another form, by their labels
 */
public record ConfiguredConnector(ConnectorDocument doc, Map<String, String> inputs, Set<String> typed, Map<String, String> corrected,
        Map<String, Secret> secrets, RefreshTokenKeeper keeper) {

    public ConfiguredConnector {
        inputs = Map.copyOf(inputs);
        typed = Set.copyOf(typed);
        secrets = Map.copyOf(secrets);
        corrected = Map.copyOf(corrected);
    }

    /** A connector whose changed refresh tokens have no place to be kept. */
    public ConfiguredConnector(ConnectorDocument doc, Map<String, String> inputs, Set<String> typed, Map<String, String> corrected,
            Map<String, Secret> secrets) {
        this(doc, inputs, typed, corrected, secrets, RefreshTokenKeeper.none());
    }

    /** The addresses that the user typed, by the inputs that ask for one; only these may be in the own network or without TLS. */
    public Stream<URI> typedAddresses() {
        return doc.inputs().stream().filter(input -> input.type() == Input.Type.URL && typed.contains(input.key()))
                .map(input -> inputs.getOrDefault(input.key(), "")).flatMap(ConfiguredConnector::address);
    }

    private static Stream<URI> address(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() == null || uri.getScheme() == null ? Stream.empty() : Stream.of(uri);
        } catch (URISyntaxException e) {
            return Stream.empty();
        }
    }

    /** Whose day is today, when the document or the integration says so. */
    public Optional<ZoneId> zone() {
        return doc.head().dates().zone()
                .or(() -> Optional.ofNullable(inputs.get(Input.TIME_ZONE.key())).filter(zone -> !zone.isEmpty()).map(ZoneId::of));
    }

    /** The names under which these parts of the document look into rows of a table. */
    public Set<String> reads(String table, String... pointers) {
        return Stream.of(pointers).flatMap(doc::usesIn).filter(use -> use.tables().contains(table))
                .flatMap(use -> use.field().resolve(inputs).firstName().stream()).collect(Collectors.toUnmodifiableSet());
    }

    public ConfiguredConnector keeping(RefreshTokenKeeper refreshTokens) {
        return new ConfiguredConnector(doc, inputs, typed, corrected, secrets, refreshTokens);
    }
}
