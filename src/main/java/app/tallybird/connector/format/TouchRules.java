package app.tallybird.connector.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.http.HostAddress;
import app.tallybird.http.HostRules;

/**
 * What a document may touch on the computer it runs on: files only where the user chose them, nothing of a file on its way to a host, no keys that are not
 * its own, and no hosts inside the user's network. The engine judges the same again when it runs.
 */
final class TouchRules {

    private static final Set<String> NOT_FOR_DOCUMENTS = Set.of("VENDOR_API_KEY", "PARTNER_API_KEY", "CONNECTOR", "INTEGRATION",
            "SANDBOX_URL", "CA_FILE", "REHEARSAL", "SERVE_TOKEN");
    private static final String OURS = "TALLYBIRD_";
    /** Stands between an integration and its secret: NINJA__CLIENT_SECRET. */
    private static final String OF_AN_INTEGRATION = "__";

    private final ConnectorDocument document;
    private final Complaints complaints;

    TouchRules(ConnectorDocument document, Complaints complaints) {
        this.document = document;
        this.complaints = complaints;
    }

    void check(Place place) {
        String text = place.text();
        switch (place.holder().flatMap(Place::kind).map(Kind::name).orElse("") + " " + place.field().name()) {
            case "input key" -> document.inputs().stream().filter(input -> input.key().equals(text) && isReserved(input.envName()))
                    .forEach(input -> complaints.add("C227", place.pointer(),
                            "\"" + text + "\" would read " + input.envName() + ", which is not the vendor's", "give it another key"));
            case "input env" -> {
                if (isReserved(text)) {
                    complaints.add("C227", place.pointer(), "\"" + text + "\" is not the vendor's", "remove it");
                }
            }
            case "input default" -> {
                if (Pointer.texts(place.holder().orElseThrow().value(), "/type").contains("url")) {
                    address(text, place.pointer());
                }
            }
            case "choice value" -> {
                if (text.contains("://")) {
                    address(text, place.pointer());
                }
            }
            case "http allowedHosts" -> {
                if (!text.isEmpty() && !text.contains("{{")) {
                    host(text, place.pointer());
                }
            }
            default -> parents(place);
        }
    }

    /** Rows of a file, and rows that hold something of one, are never the parents of a request that uses them. */
    private void parents(Place place) {
        boolean request = place.kind().filter(kind -> kind.name().equals("request")).isPresent();
        if (request && place.parents().stream().anyMatch(document::isMadeOfFile)) {
            complaints.add("C228", "/tables/" + place.table().orElseThrow() + "/forEach",
                    "requests would be made of what stands in a file of the user's", "read a list of the vendor instead");
        }
    }

    /** Whether an environment file's line of this name is none of a document's business: the keys of Synthesize, and Tallybird's own settings. */
    static boolean isReserved(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NOT_FOR_DOCUMENTS.contains(upper) || upper.startsWith(OURS) || upper.contains(OF_AN_INTEGRATION);
    }

    /** What a document proposes is judged like what it says itself. */
    private void address(String address, String pointer) {
        if (!address.startsWith("https://")) {
            complaints.add("C229", pointer, "the address does not begin with https://", "");
        } else {
            host(address.substring("https://".length()).replaceFirst("[/?#].*", ""), pointer);
        }
    }

    private void host(String text, String pointer) {
        Optional<HostAddress> host = HostAddress.parse(text);
        if (host.isEmpty()) {
            complaints.add("C229", pointer, "\"" + text + "\" is not a host", "write a name such as api.vendor.com");
        } else if (host.get().isOwnNetwork() || host.get().literal().filter(HostRules::neverAllowed).isPresent()) {
            complaints.add("C229", pointer, "\"" + text + "\" is an address inside the user's own network",
                    "ask for it with an input of the type url, so that the user types it");
        }
    }
}
