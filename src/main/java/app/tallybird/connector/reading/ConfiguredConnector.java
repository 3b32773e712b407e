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
import app.tallybird.connector.format.ConnectorDocument.AccountsRule;
import app.tallybird.connector.format.Input;
import app.tallybird.secret.Secret;

/**
 * A connector with everything it needs to be read. Its inputs are complete and checked.
 *
 * @param names the ids of customers that are known by other names, by these
 */
public record ConfiguredConnector(ConnectorDocument doc, Map<String, String> inputs, Entered entered, Map<String, Secret> secrets,
        RefreshTokenKeeper keeper, Map<String, String> names) {

    public ConfiguredConnector {
        inputs = Map.copyOf(inputs);
        secrets = Map.copyOf(secrets);
        names = Map.copyOf(names);
    }

    /**
     * What a user entered.
     *
     * @param typed the inputs that the user gave; what the document gives itself is never among them
     * @param corrected what was made of inputs that were entered in another form, by their labels
     */
    public record Entered(Set<String> typed, Map<String, String> corrected) {
        public Entered {
            typed = Set.copyOf(typed);
            corrected = Map.copyOf(corrected);
        }
    }

    /** A connector whose changed refresh tokens have no place to be kept. */
    public ConfiguredConnector(ConnectorDocument doc, Map<String, String> inputs, Set<String> typed, Map<String, String> corrected,
            Map<String, Secret> secrets) {
        this(doc, inputs, new Entered(typed, corrected), secrets, RefreshTokenKeeper.none(), Map.of());
    }

    /** The addresses that the user typed, by the inputs that ask for one; only these may be in the own network or without TLS. */
    public Stream<URI> typedAddresses() {
        return doc.inputs().stream().filter(input -> input.type() == Input.Type.URL && typed().contains(input.key()))
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
        return new ConfiguredConnector(doc, inputs, entered, secrets, refreshTokens, names);
    }

    /** The same, where customers have other names than the ones that they are known by. */
    public ConfiguredConnector knowing(Map<String, String> idsByName) {
        return new ConfiguredConnector(doc, inputs, entered, secrets, keeper, idsByName);
    }

    /** Whether a table of lines tells customers by one column alone, which is then a name as a rule. */
    public boolean knowsCustomersByName() {
        AccountsRule rule = doc.accounts();
        return rule.id().resolve(inputs).equals(rule.name().resolve(inputs))
                && rule.from().stream().map(doc.tables()::get).allMatch(table -> table != null && table.source().lines().isPresent());
    }

    public Set<String> typed() {
        return entered.typed();
    }

    public Map<String, String> corrected() {
        return entered.corrected();
    }
}
