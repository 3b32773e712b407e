package app.tallybird.connector.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.connector.format.Template.Source;
import app.tallybird.http.HostAddress;
import app.tallybird.http.HostRules;

/**
 * What a document may touch on the computer it runs on: files only where the user chose them, nothing of a file on its way to a host, no keys that are not
 * its own, and no hosts inside the user's network. The engine judges the same again when it runs.
 */
final class TouchRules {

    private static final Set<String> NOT_FOR_DOCUMENTS = Set.of("VENDOR_API_KEY", "PARTNER_API_KEY", "CONNECTOR", "INTEGRATION",
            "SANDBOX_URL", "CA_FILE", "REHEARSAL");
    private static final String OURS = "TALLYBIRD_";

    private final ConnectorDocument document;
    private final Complaints complaints;
    private final Map<String, Input> inputs;

    TouchRules(ConnectorDocument document, Complaints complaints) {
        this.document = document;
        this.complaints = complaints;
        inputs = document.inputs().stream().collect(Collectors.toMap(Input::key, input -> input, (one, other) -> one));
    }

    void run() {
        keys();
        hosts();
        document.tables().values().forEach(table -> {
            if (table.source() instanceof Table.Source.Csv csv) {
                byTheUser(csv.file(), "/tables/" + table.name() + "/file");
            }
        });
        fileContents();
    }

    /** Whether an environment file's line of this name is none of a document's business: the keys of Synthesize, and Tallybird's own settings. */
    static boolean isReserved(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NOT_FOR_DOCUMENTS.contains(upper) || upper.startsWith(OURS);
    }

    private void keys() {
        for (int i = 0; i < document.inputs().size(); i++) {
            Input input = document.inputs().get(i);
            String at = "/inputs/" + i;
            if (isReserved(input.envName())) {
                complaints.add("C227", at + "/key", "\"" + input.key() + "\" would read " + input.envName() + ", which is not the vendor's",
                        "give it another key");
            }
            for (int k = 0; k < input.env().size(); k++) {
                if (isReserved(input.env().get(k))) {
                    complaints.add("C227", at + "/env/" + k, "\"" + input.env().get(k) + "\" is not the vendor's", "remove it");
                }
            }
        }
    }

    private void hosts() {
        List<Template> hosts = document.http().map(HttpPart::allowedHosts).orElse(List.of());
        for (int i = 0; i < hosts.size(); i++) {
            Template host = hosts.get(i);
            if (host.isLiteral()) {
                host(host.text(), "/http/allowedHosts/" + i);
            }
        }
        for (int i = 0; i < document.inputs().size(); i++) {
            Input input = document.inputs().get(i);
            if (input.type() == Input.Type.URL && input.defaultValue().isPresent()) {
                address(input.defaultValue().get(), "/inputs/" + i + "/default");
            }
            for (int k = 0; k < input.choices().size(); k++) {
                if (input.choices().get(k).value().contains("://")) {
                    address(input.choices().get(k).value(), "/inputs/" + i + "/choices/" + k + "/value");
                }
            }
        }
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

    private void byTheUser(Template file, String pointer) {
        Predicate<Input> chosen = input -> input.type() == Input.Type.FILE && input.defaultValue().isEmpty() && input.choices().isEmpty();
        boolean one = file.parts().size() == 1 && file.placeholders().stream().anyMatch(placeholder -> placeholder.source() == Source.INPUT
                && Optional.ofNullable(inputs.get(placeholder.name())).filter(chosen).isPresent());
        if (!one) {
            complaints.add("C226", pointer, "a document can not say which file is read",
                    "write exactly one {{input.x}}, an input of the type file without a default");
        }
    }

    /** Rows of a file, and rows that hold something of one, are never the parents of a request that uses them. */
    private void fileContents() {
        document.tables().values().forEach(table -> {
            if (table.source() instanceof Table.Source.Http
                    && table.forEach().filter(each -> document.isMadeOfFile(each.table())).isPresent()) {
                complaints.add("C228", "/tables/" + table.name() + "/forEach",
                        "requests would be made of what stands in a file of the user's", "read a list of the vendor instead");
            }
        });
    }
}
