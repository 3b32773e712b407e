package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
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
    private static final Set<String> NEVER_IN_AUTH = Set.of("type", "grant", "tokenUrl", "clientId", "clientAuth", "saveRefreshTokenAs",
            "send", "scope", "expiresIn", "prefix", "tokenHeader", "validSeconds", "renewFrom", "scheme", "keyId");
    private static final Set<String> ALWAYS_IN_AUTH = Set.of("password", "clientSecret", "secret", "refreshToken");
    private static final Set<String> PRESCRIBED = Set.of("public", "none", "null", "unused", "anonymous", "api_token", "api-token",
            "apitoken", "api_key", "apikey", "true", "false");
    private static final Pattern PLAIN_HEADER = Pattern.compile(
            "accept.*|content-type|user-agent|cache-control|x-requested-with|origin|referer|prefer|.*version", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?\\}\\}");
    private static final Pattern IN_ADDRESS = Pattern.compile("[?&]([^=&#]+)=([^&#]+)");
    private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("://[^/@:]*:([^/@]+)@");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(Bearer|Basic|Token|ApiToken|ApiKey)\\s+(.+)");

    private final DraftTree tree;
    private final Collection<String> known;
    private final Redactor redactor;
    private final List<SecretPlace> found = new ArrayList<>();

    private SecretPlaces(DraftTree tree, Collection<String> known) {
        this.tree = tree;
        this.known = known;
        redactor = forms(known);
    }

    /** All of them, in the order of the document; {@code known} are values that somebody typed as secrets. */
    public static List<SecretPlace> in(DraftTree tree, Collection<String> known) {
        SecretPlaces places = new SecretPlaces(tree, known);
        places.walk(List.of(), tree.json());
        return places.found;
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

    private void walk(List<String> steps, JsonElement json) {
        if (json instanceof JsonObject object) {
            object.entrySet().forEach(entry -> walk(with(steps, entry.getKey()), entry.getValue()));
        } else if (json instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                walk(with(steps, String.valueOf(i)), array.get(i));
            }
        } else if (json instanceof JsonPrimitive value && !value.isBoolean() && !value.getAsString().isBlank()) {
            leaf(steps, value.getAsString()).ifPresent(found::add);
        }
    }

    private static List<String> with(List<String> steps, String step) {
        List<String> all = new ArrayList<>(steps);
        all.add(step);
        return all;
    }

    private Optional<SecretPlace> leaf(List<String> steps, String text) {
        String pointer = Pointer.of(steps.toArray());
        boolean inSignIn = !signIn(steps).isEmpty();
        if (isForSecrets(steps) && isLiteral(text, inSignIn || steps.getFirst().equals("inputs"))) {
            Matcher scheme = WITH_SCHEME.matcher(text);
            return Optional.of(scheme.matches() && !steps.getLast().equals("password")
                    ? new SecretPlace(pointer, text.substring(0, scheme.start(2)), scheme.group(2), "")
                    : new SecretPlace(pointer, "", text, ""));
        }
        boolean sent = inSignIn || isSent(steps);
        if (sent && Set.of("base", "path", "tokenUrl").contains(steps.getLast())) {
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
            if (Beginnings.isSecretName(query.group(1)) && isLiteral(query.group(2), false)) {
                return Optional
                        .of(new SecretPlace(pointer, text.substring(0, query.start(2)), query.group(2), text.substring(query.end(2))));
            }
        }
        return Optional.empty();
    }

    /** The steps to the sign-in that a place belongs to, or none. */
    private static List<String> signIn(List<String> steps) {
        if (steps.getFirst().equals("auth")) {
            return steps.subList(0, 1);
        }
        return steps.size() > 2 && steps.get(0).equals("tables") && steps.get(2).equals("auth") ? steps.subList(0, 3) : List.of();
    }

    private static boolean isSent(List<String> steps) {
        return steps.getFirst().equals("http") || (steps.size() > 3 && steps.get(0).equals("tables") && steps.get(2).equals("request"));
    }

    private boolean isForSecrets(List<String> steps) {
        List<String> signIn = signIn(steps);
        if (!signIn.isEmpty() && steps.size() > signIn.size()) {
            return isForSecrets(Pointer.of(signIn.toArray()), steps.subList(signIn.size(), steps.size()));
        }
        if (steps.size() == 3 && steps.getFirst().equals("inputs") && steps.getLast().equals("default")) {
            return tree.text(Pointer.of("inputs", steps.get(1), "secret")).equals("true");
        }
        int part = steps.getFirst().equals("http") ? 1 : 3;
        boolean carried = isSent(steps) && steps.size() > part + 1 && (Set.of("headers", "query", "json", "form").contains(steps.get(part))
                || (steps.get(part).equals("graphql") && steps.get(part + 1).equals("variables")));
        return carried && Beginnings.isSecretName(name(steps));
    }

    private boolean isForSecrets(String signIn, List<String> inside) {
        String first = inside.getFirst();
        String type = tree.text(signIn + "/type");
        if (inside.size() == 1) {
            return switch (first) {
                case "token" -> !type.equals("oauth2") && !type.equals("session");
                case "username" -> type.equals("basic") && isPrescribed(tree.text(signIn + "/password"));
                default -> ALWAYS_IN_AUTH.contains(first) || (!NEVER_IN_AUTH.contains(first) && Beginnings.isSecretName(first));
            };
        }
        return switch (first) {
            case "headers", "query" -> !PLAIN_HEADER.matcher(inside.get(1)).matches();
            default -> Beginnings.isSecretName(name(inside));
        };
    }

    private static String name(List<String> steps) {
        return steps.stream().filter(step -> !step.matches("\\d+")).reduce("", (one, other) -> other);
    }

    private static boolean isPrescribed(String text) {
        return text.length() < 2 || PRESCRIBED.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isLiteral(String text, boolean inSignIn) {
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
        leaves("", tree.json(), (pointer, text) -> {
            if (text.contains("{{secret.")) {
                names.add(Pointer.last(pointer));
            }
        });
        names.removeIf(name -> name.matches("\\d+|base|path"));
        return names;
    }

    /** The properties and values of a document that hold no secret, as "name: value". */
    static Set<String> harmless(DraftTree tree) {
        Set<String> secret = new HashSet<>();
        in(tree, List.of()).forEach(place -> secret.add(place.pointer()));
        Set<String> harmless = new HashSet<>();
        leaves("", tree.json(), (pointer, text) -> {
            if (!secret.contains(pointer)) {
                harmless.add(Pointer.last(pointer) + ": " + text);
            }
        });
        return harmless;
    }

    private static void leaves(String pointer, JsonElement json, BiConsumer<String, String> each) {
        if (json instanceof JsonObject object) {
            object.entrySet().forEach(entry -> leaves(pointer + Pointer.of(entry.getKey()), entry.getValue(), each));
        } else if (json instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                leaves(pointer + "/" + i, array.get(i), each);
            }
        } else if (json.isJsonPrimitive()) {
            each.accept(pointer, json.getAsString());
        }
    }
}
