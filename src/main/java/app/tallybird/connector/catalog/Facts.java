package app.tallybird.connector.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Template;

/** What a person wants to know of a connector before choosing it, in words. */
public final class Facts {

    private static final Pattern INPUT = Pattern.compile("\\{\\{input\\.(\\w+)\\}\\}");

    private final ConnectorDocument document;

    public Facts(ConnectorDocument document) {
        this.document = document;
    }

    /** How the vendor knows who asks. */
    public String signIn() {
        if (document.http().isEmpty()) {
            return "none";
        }
        Set<String> kinds = new LinkedHashSet<>();
        kinds.add(kind(document.auth()));
        document.tables().values().forEach(table -> {
            if (table.source() instanceof Table.Source.Http http) {
                http.auth().map(Facts::kind).ifPresent(kinds::add);
            }
        });
        if (kinds.size() > 1) {
            kinds.remove("none");
        }
        return String.join(", ", kinds);
    }

    private static String kind(Auth auth) {
        return switch (auth) {
            case Auth.None none -> "none";
            case Auth.Headers headers -> "keys in headers";
            case Auth.Query query -> "keys in the address";
            case Auth.Basic basic -> "user and password";
            case Auth.Bearer bearer -> "API token";
            case Auth.OAuth2 oauth -> "OAuth 2";
            case Auth.Session session -> "session";
            case Auth.Signed signed -> "signed requests";
        };
    }

    /**
     * A service, or a kind of services that are found in the data.
     *
     * @param how the counting rule in a sentence; may be empty
     */
    public record Counted(String name, String how) {
    }

    /** What is counted, in the document's order. */
    public List<Counted> counted() {
        return document.services().stream().map(service -> new Counted(switch (service.naming()) {
            case ServiceRule.Naming.Fixed fixed -> fixed.name();
            case ServiceRule.Naming.Discovered found -> service.description().isEmpty()
                    ? "a service each: \"" + found.nameFrom().input().flatMap(this::label).orElse(found.nameFrom().text()) + "\""
                    : service.description() + " (a service each)";
        }, service.means())).distinct().toList();
    }

    private Optional<String> label(String input) {
        return document.inputs().stream().filter(one -> one.key().equals(input)).map(Input::label).findFirst();
    }

    /** How sure the numbers are. */
    public String sure() {
        return document.head().beta() ? "beta: not yet compared with a live account" : "released";
    }

    /** Where requests may go: names of hosts, or which input says it. */
    public List<String> hosts() {
        return document.http().map(http -> http.allowedHosts().stream().map(this::host).toList()).orElse(List.of());
    }

    private String host(Template host) {
        Matcher input = INPUT.matcher(host.text());
        return input.matches()
                ? label(input.group(1)).map(label -> "what is entered as \"" + label + "\"").orElse(host.text())
                : host.text();
    }
}
