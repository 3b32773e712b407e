package app.tallybird.connector.editing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;

import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Walk;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;
import app.tallybird.http.Redactor;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Finds secrets that stand in a document itself: a text at a place for secrets without a placeholder, and any text that holds a value which is known
 * to be secret, plain or encoded. Words that vendors prescribe for everybody, such as the client "public", are none.
 */
public final class SecretPlaces {

    /** Shorter values would be found in ordinary words. */
    private static final int SHORTEST_INSIDE = 8;
    private static final int SHORTEST = 4;
    private static final Set<String> PRESCRIBED = Set.of("public", "none", "null", "unused", "anonymous", "api_token", "api-token",
            "apitoken", "api_key", "apikey", "true", "false");
    private static final Pattern PLAIN_HEADER = Pattern.compile(
            "accept.*|content-type|user-agent|cache-control|x-requested-with|origin|referer|prefer|.*version", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?\\}\\}");
    private static final Pattern IN_ADDRESS = Pattern.compile("[?&]([^=&#]+)=([^&#]+)");
    private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("://[^/@:]*:([^/@]+)@");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(Bearer|Basic|Token|ApiToken|ApiKey)\\s+(.+)");

    private final Collection<String> known;
    private final Redactor redactor;

    private SecretPlaces(Collection<String> known) {
        this.known = known;
        redactor = forms(known);
    }

    /** All of them, in the order of the document; {@code known} are values that somebody typed as secrets. */
    public static List<SecretPlace> in(DraftTree tree, Collection<String> known) {
        SecretPlaces places = new SecretPlaces(known);
        return leaves(tree).filter(place -> !place.text().isBlank() && !place.value().getAsJsonPrimitive().isBoolean()).map(places::leaf)
                .flatMap(Optional::stream).toList();
    }

    /** What is wrong with them, at their lines of {@code text}. */
    public static List<Finding> findings(List<SecretPlace> places, String text) {
        return places.stream().map(place -> new Finding("C231", place.pointer(), DocumentReader.place(text, place.pointer()),
                place.isGone()
                        ? "the secret that stood in the document itself, as " + place.words() + ", was not kept"
                        : "a secret stands in the document itself, as " + place.words(),
                place.isGone() ? "make it a secret field and enter it again" : "make it a secret field: then only its name stands here"))
                .toList();
    }

    /** The document's text as it may be kept in a file: each secret is masked. */
    public static String masked(DraftTree tree, Collection<String> known) {
        DraftTree clean = tree;
        for (SecretPlace place : in(tree, known)) {
            clean = clean.with(place.pointer(), place.masked());
        }
        return forms(known).redact(clean.text());
    }

    /** Refuses a document that holds a secret; {@code unchanged} says what was not done. */
    public static void refuse(DraftTree tree, Collection<String> known, String unchanged) {
        List<SecretPlace> places = in(tree, known);
        if (!places.isEmpty()) {
            throw Problem
                    .of(ProblemCode.CONNECTOR_DOCUMENT, "A secret stands in the document itself, as " + places.getFirst().words() + ".",
                            unchanged, "Replace it by {{secret.…}} of an input; only then can the connector be kept or given to others.")
                    .at(places.getFirst().pointer()).asException();
        }
    }

    static Redactor forms(Collection<String> known) {
        Redactor forms = new Redactor();
        known.stream().filter(value -> value.length() >= SHORTEST_INSIDE).forEach(forms::learn);
        return forms;
    }

    private Optional<SecretPlace> leaf(Place place) {
        String pointer = place.pointer();
        String text = place.text();
        boolean inSignIn = place.within("auth").isPresent();
        boolean sent = inSignIn || place.within("http").isPresent() || place.within("request").isPresent();
        if (isForSecrets(place) && isLiteral(text, inSignIn || place.within("input").isPresent())) {
            Matcher scheme = WITH_SCHEME.matcher(text);
            return Optional.of(scheme.matches() && !place.name().equals("password")
                    ? new SecretPlace(pointer, text.substring(0, scheme.start(2)), scheme.group(2), "")
                    : new SecretPlace(pointer, "", text, ""));
        }
        if (place.sort() == Sort.ADDRESS || place.sort() == Sort.ADDRESS_PATH) {
            Optional<SecretPlace> address = address(pointer, text);
            if (address.isPresent()) {
                return address;
            }
        }
        for (String value : known) {
            int at = text.indexOf(value);
            if (at >= 0 && (value.length() >= SHORTEST_INSIDE || (sent && value.length() >= SHORTEST && text.equals(value)))) {
                return Optional.of(new SecretPlace(pointer, text.substring(0, at), value, text.substring(at + value.length())));
            }
        }
        return redactor.redact(text).equals(text) ? Optional.empty() : Optional.of(new SecretPlace(pointer, "", text, ""));
    }

    private static Optional<SecretPlace> address(String pointer, String text) {
        Matcher login = LOGIN_IN_ADDRESS.matcher(text);
        if (login.find() && !login.group(1).contains("{{")) {
            return Optional.of(new SecretPlace(pointer, text.substring(0, login.start(1)), login.group(1), text.substring(login.end(1))));
        }
        Matcher query = IN_ADDRESS.matcher(text);
        while (query.find()) {
            if (NewDrafts.isSecretName(query.group(1)) && isLiteral(query.group(2), false)) {
                return Optional
                        .of(new SecretPlace(pointer, text.substring(0, query.start(2)), query.group(2), text.substring(query.end(2))));
            }
        }
        return Optional.empty();
    }

    /** Whether what stands here ought to be a secret: by the format, or, where a name is free, by that name. */
    private static boolean isForSecrets(Place place) {
        return switch (place.sort()) {
            case SECRET -> !place.item() || !PLAIN_HEADER.matcher(place.name()).matches();
            case TEMPLATE -> place.item() ? NewDrafts.isSecretName(place.name()) : place.name().equals("username") && isAlone(place);
            case JSON -> NewDrafts.isSecretName(name(Pointer.steps(place.pointer())));
            case VALUE -> place.name().equals("default") && texts(place, "secret").equals("true");
            case UNKNOWN -> place.within("auth").isPresent() && Format.kind("auth").named(place.name())
                    .map(field -> field.sort() == Sort.SECRET).orElseGet(() -> NewDrafts.isSecretName(place.name()));
            default -> false;
        };
    }

    /** Whether the password beside a user name is a word that the vendor prescribes, so that the name is the secret. */
    private static boolean isAlone(Place user) {
        return texts(user, "type").equals("basic") && isPrescribed(texts(user, "password"));
    }

    /** What another property of the same object says. */
    private static String texts(Place place, String property) {
        return place.holder().map(holder -> holder.value().getAsJsonObject().get(property)).filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString).orElse("");
    }

    private static String name(List<String> steps) {
        return steps.stream().filter(step -> !step.matches("\\d+")).reduce("", (one, other) -> other);
    }

    private static boolean isPrescribed(String text) {
        return text.length() < 2 || PRESCRIBED.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether something stands there itself, not only placeholders. */
    static boolean isLiteral(String text, boolean inSignIn) {
        if (text.contains("{{secret.") || text.contains("{{session.")) {
            return false;
        }
        if (text.contains("{{")) {
            return PLACEHOLDER.matcher(text).replaceAll("").replaceAll("(?i)Bearer|Basic|Token|[^A-Za-z0-9]", "")
                    .length() >= SHORTEST_INSIDE;
        }
        return text.equals(SecretPlace.MASK) || (!isPrescribed(text) && (inSignIn || text.length() >= SHORTEST));
    }

    /** The names of the properties that hold a secret, itself or by its input's name. */
    static Set<String> names(DraftTree tree) {
        Set<String> names = new HashSet<>();
        in(tree, List.of()).forEach(place -> names.add(Pointer.last(place.pointer())));
        leaves(tree).filter(place -> place.text().contains("{{secret.")).forEach(place -> names.add(place.name()));
        names.removeIf(name -> name.matches("\\d+|base|path"));
        return names;
    }

    /** The properties and values of a document that hold no secret, as "name: value". */
    static Set<String> harmless(DraftTree tree) {
        Set<String> secret = in(tree, List.of()).stream().map(SecretPlace::pointer).collect(Collectors.toSet());
        return leaves(tree).filter(place -> !secret.contains(place.pointer())).map(place -> place.name() + ": " + place.text())
                .collect(Collectors.toSet());
    }

    private static Stream<Place> leaves(DraftTree tree) {
        return Walk.of(tree.json()).stream().filter(place -> place.value().isJsonPrimitive());
    }
}
