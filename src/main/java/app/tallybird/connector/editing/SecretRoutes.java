package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.List;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Walk;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.Template;

/** Where the secrets of a connector may be sent, so that a person can decide whether that is right. */
public final class SecretRoutes {

    private SecretRoutes() {
    }

    /** "Client secret → *.vendor.com", one line for each secret input that the sign-in uses. */
    public static List<String> of(ConnectorDocument document, DraftTree tree) {
        String hosts = String.join(", ", hosts(document));
        List<String> routes = new ArrayList<>();
        List<Place> places = Walk.of(tree.json());
        for (Input input : document.inputs()) {
            if (input.secret() && uses(places, "{{secret." + input.key() + "}}")) {
                routes.add(input.label() + " → " + hosts);
            }
        }
        return routes;
    }

    /** The hosts a connector may talk to; one that the person types is named by its input. */
    public static List<String> hosts(ConnectorDocument document) {
        return document.http().map(http -> http.allowedHosts().stream().map(host -> words(host, document)).toList()).orElse(List.of());
    }

    private static String words(Template host, ConnectorDocument document) {
        if (host.isLiteral()) {
            return host.text();
        }
        String key = host.placeholders().getFirst().name();
        return document.inputs().stream().filter(input -> input.key().equals(key)).findFirst()
                .map(input -> "the address typed as \"" + input.label() + "\"").orElse(host.text());
    }

    private static boolean uses(List<Place> places, String placeholder) {
        return places.stream().anyMatch(place -> place.text().replaceAll("\\s", "").contains(placeholder));
    }
}
