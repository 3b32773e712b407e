package app.tallybird.connector.exchange;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Walk;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.HeaderName;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.format.Template.Part.Placeholder;
import app.tallybird.connector.format.Template.Source;

/**
 * Everything that a document reaches for, found by one walk over it, so that a person can agree to it. It is never less than what the engine lets the
 * document do: where a request may follow links, all hosts of the document are named.
 */
public record Touches(List<Touch> all) {

    public Touches {
        all = List.copyOf(all);
    }

    public static Touches of(ConnectorDocument document, DraftTree tree) {
        return new Touches(List.copyOf(new Finder(document).find(Walk.of(tree.json()))));
    }

    /** Those of one kind, in words. */
    public List<String> words(Touch.Kind kind) {
        return Touch.words(all.stream().filter(touch -> touch.kind() == kind).toList());
    }

    /** What nobody has agreed to yet. */
    List<Touch> beyond(Collection<String> agreed) {
        return all.stream().filter(touch -> !agreed.contains(touch.id())).toList();
    }

    public List<String> ids() {
        return all.stream().map(Touch::id).toList();
    }

    /** A host by its name in the document, or the input that a person types it into; and how it comes to be one. */
    private record Host(String id, String name, String how) {
    }

    /** Something secret, by its name in the document and for people. */
    private record Cargo(String id, String label) {
        static final Cargo TOKEN = new Cargo("token of the sign-in", "The token of the sign-in");
    }

    /** One walk over one document. */
    private static final class Finder {

        private static final String AUTHORIZATION = "in the header Authorization";
        private static final String SIGN_IN = " of the sign-in";

        private final ConnectorDocument document;
        private final List<Host> hosts;
        private final Set<Touch> found = new LinkedHashSet<>();

        Finder(ConnectorDocument document) {
            this.document = document;
            hosts = document.http().stream().flatMap(http -> http.allowedHosts().stream()).flatMap(this::hosts).distinct().toList();
        }

        Set<Touch> find(List<Place> places) {
            hosts.forEach(host -> found.add(new Touch(Touch.Kind.HOST, "host " + host.id(), host.name() + host.how(), "")));
            places.forEach(this::look);
            document.inputs().stream().flatMap(Input::envNames)
                    .forEach(name -> found.add(new Touch(Touch.Kind.LINE, "line " + name, name, "")));
            return found;
        }

        private void look(Place place) {
            if (place.sort() == Sort.ONE_INPUT) {
                touched(place);
            }
            if (place.kind().filter(kind -> kind.name().equals("auth")).isPresent() && said(place, "type").equals("oauth2")) {
                send(Cargo.TOKEN, AUTHORIZATION, hosts);
            }
            if (place.sort().isTemplate()) {
                Template.parse(place.text())
                        .ifPresent(template -> template.placeholders().forEach(placeholder -> sent(place, placeholder)));
            }
        }

        private void touched(Place place) {
            Optional<String> input = Template.parse(place.text()).flatMap(Template::onlyInput);
            if (place.field().name().equals("file")) {
                input.ifPresent(
                        key -> found.add(new Touch(Touch.Kind.FILE, "file " + key, "the file chosen as \"" + label(key) + "\"", "")));
            } else if (place.field().name().equals("program")) {
                input.ifPresent(key -> found
                        .add(new Touch(Touch.Kind.PROGRAM, "program " + key, "the program typed as \"" + label(key) + "\"", "")));
            }
        }

        private void sent(Place place, Placeholder placeholder) {
            Optional<Place> auth = place.within("auth");
            if (auth.isEmpty() || (placeholder.source() != Source.SECRET && placeholder.source() != Source.SESSION)) {
                return;
            }
            Cargo cargo = placeholder.source() == Source.SESSION
                    ? Cargo.TOKEN
                    : new Cargo("secret " + placeholder.name(), label(placeholder.name()));
            Optional<Place> login = place.within("request").filter(request -> request.within("auth").isPresent());
            if (login.isPresent()) {
                String base = said(login.get(), "base");
                send(cargo, inRequest(place), reached(base.isEmpty() ? document.http().map(http -> http.base().text()).orElse("") : base));
            } else if (isForToken(place, auth.get())) {
                send(cargo, inTokenRequest(place, auth.get()), reached(said(auth.get(), "tokenUrl")));
            } else {
                send(cargo, inEachRequest(place), hosts);
            }
        }

        /** Whether it goes to where a token is asked for, and nowhere else. */
        private static boolean isForToken(Place place, Place auth) {
            return said(auth, "type").equals("oauth2") && !place.field().name().equals("headers");
        }

        private static String inTokenRequest(Place place, Place auth) {
            return switch (place.field().name()) {
                case "tokenUrl" -> "in the address" + SIGN_IN;
                case "clientId", "clientSecret" -> (said(auth, "clientAuth").equals("basic") ? AUTHORIZATION : "in the body") + SIGN_IN;
                default -> "in the body" + SIGN_IN;
            };
        }

        private static String inRequest(Place place) {
            return (switch (place.field().name()) {
                case "base", "path" -> "in the address";
                case "query" -> "as \"" + place.name() + "\" in the address";
                case "headers" -> "in the header " + place.name();
                default -> "in the body";
            }) + SIGN_IN;
        }

        private String inEachRequest(Place place) {
            return switch (place.field().name()) {
                case "headers" ->
                    "in the header " + HeaderName.input(place.name()).map(key -> "typed as \"" + label(key) + "\"").orElse(place.name());
                case "query" -> "as \"" + place.name() + "\" in the address";
                case "json" -> "in the body";
                case "secret", "of", "ofSignIn", "key" -> "as a signature, not itself";
                default -> AUTHORIZATION;
            };
        }

        private void send(Cargo cargo, String way, List<Host> to) {
            to.forEach(host -> found.add(
                    new Touch(Touch.Kind.SECRET, cargo.id() + ", " + way + " → " + host.id(), cargo.label() + ", " + way, host.name())));
        }

        /** Where an address leads; all hosts when a part of its host is only known when it runs. */
        private List<Host> reached(String address) {
            String host = address.replaceFirst("^https://", "").replaceFirst("[/?#].*", "");
            if (!address.startsWith("{{") && !host.contains("{{") && !host.isEmpty()) {
                return List.of(named(host));
            }
            return Template.parse(host).filter(one -> one.onlyInput().isPresent()).map(one -> hosts(one).toList())
                    .filter(some -> !some.isEmpty()).orElse(hosts);
        }

        /** The hosts that may stand in the place of a template of one. */
        private Stream<Host> hosts(Template host) {
            Optional<Input> input = host.onlyInput().flatMap(this::input);
            if (input.isEmpty()) {
                return Stream.of(named(host.text()));
            }
            String label = input.get().label();
            String changed = input.get().replace().stream()
                    .map(one -> ", in which the document replaces " + one.regex().pattern() + " by \"" + one.with() + "\"")
                    .collect(Collectors.joining());
            if (!input.get().choices().isEmpty()) {
                return input.get().choices().stream().map(choice -> named(hostOf(choice.value())))
                        .map(one -> new Host(one.id() + changed, one.name(), ", when it is chosen as \"" + label + "\"" + changed));
            }
            return Stream.concat(
                    Stream.of(new Host("typed as " + input.get().key() + changed, "the address typed as \"" + label + "\"", changed)),
                    input.get().defaultValue().stream().map(proposed -> named(hostOf(proposed))).map(one -> new Host(one.id() + changed,
                            one.name(), ", which the document proposes as \"" + label + "\"" + changed)));
        }

        private static Host named(String host) {
            String name = host.toLowerCase(Locale.ROOT);
            return new Host(name, name, "");
        }

        private static String hostOf(String address) {
            return address.replaceFirst("^[A-Za-z]+://", "").replaceFirst("[/?#].*", "");
        }

        private static String said(Place holder, String property) {
            return Pointer.texts(holder.value(), "/" + property).stream().findFirst().orElse("");
        }

        private Optional<Input> input(String key) {
            return document.inputs().stream().filter(input -> input.key().equals(key)).findFirst();
        }

        private String label(String key) {
            return input(key).map(Input::label).orElse(key);
        }
    }
}
