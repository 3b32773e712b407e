package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Value;
import app.tallybird.connector.description.Word;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDrafts;
import app.tallybird.problem.Wording;

/**
 * What comes into the document when somebody adds a part of it or chooses another kind of one: what both have in common stays, what the new one needs
 * is proposed, and inputs that a sign-in names are added. Each is one step that can be taken back.
 */
final class Proposals {

    /** Where more, or something else, is proposed than what is needed. */
    private static final Map<String, String> USUAL = Map.of("condition", "{'field': '', 'is': ''}", "failRule",
            "{'status': [200], 'body': [{'field': 'error', 'exists': true, 'mayBeMissing': true}], 'then': 'fail'}", "replace",
            "{'regex': '', 'with': ''}", "unit", "{'from': 'bytes', 'to': 'GiB'}", "expect", "{'says': ''}", "choice",
            "{'value': '', 'label': ''}");
    private static final Pattern INPUT = Pattern.compile("\\{\\{(input|secret)\\.(\\w+)}}");

    private static final Set<String> AUTHORIZED = Set.of("basic", "bearer", "oauth2", "session");
    private static final String LOGIN = "{\"method\": \"POST\", \"path\": \"/login\"}";

    private DraftTree tree;
    private final String at;
    private final JsonObject before;

    private Proposals(DraftTree tree, String at) {
        this.tree = tree;
        this.at = at;
        before = tree.at(at).filter(JsonObject.class::isInstance).map(JsonObject.class::cast).orElseGet(JsonObject::new);
    }

    /** This name, or one like it that is not taken. */
    static String free(String wanted, Predicate<String> taken) {
        return IntStream.iterate(1, number -> number + 1).mapToObj(number -> number == 1 ? wanted : wanted + number).filter(taken.negate())
                .findFirst().orElseThrow();
    }

    /** With a new value at a place, or behind the last of a list. */
    static DraftTree with(DraftTree draft, String pointer) {
        Proposals proposals = new Proposals(draft, Pointer.parent(pointer));
        Place place = Format.at(draft.json(), pointer.replaceFirst("/-$", "/0")).orElseThrow();
        JsonElement value = place.item()
                ? proposals.object(kind(place.field()), new JsonObject())
                : proposals.value(place.holder().orElseThrow().kind().orElseThrow(), place.field());
        return proposals.tree.with(pointer, value);
    }

    private static Kind kind(Field field) {
        return Format.kind(field.value().kind().orElseThrow());
    }

    /** With another value at a place where one is chosen; an empty one takes it away, and with it the whole object where it says what that is. */
    static DraftTree chosen(DraftTree draft, Place place, String value) {
        String holder = Pointer.parent(place.pointer());
        Kind kind = place.holder().flatMap(Place::kind).orElseThrow();
        boolean decides = kind.by().contains(place.field().name());
        if (value.isEmpty()) {
            return draft.without(decides ? holder : place.pointer());
        }
        return decides ? new Proposals(draft, holder).another(kind, place.field().name(), value) : draft.with(place.pointer(), value);
    }

    /** With another of the ways between which the object at {@code at} decides, in the place of the one before. */
    static DraftTree way(DraftTree draft, String at, String way) {
        Kind kind = kind(Format.at(draft.json(), at).orElseThrow().field());
        Optional<String> was = way(draft, kind, at);
        DraftTree tree = was.isEmpty() ? with(draft, at + "/" + way) : draft;
        if (was.isPresent()) {
            Proposals proposals = new Proposals(draft, at);
            JsonElement value = proposals.value(kind, kind.named(way).orElseThrow());
            tree = proposals.tree.with(at + "/" + was.get(), value).renamed(at + "/" + was.get(), way);
        }
        for (String name : tree.names(at)) {
            JsonObject now = tree.at(at).orElseThrow().getAsJsonObject();
            boolean stays = kind.named(name).isEmpty() || kind.field(name, now).isPresent();
            tree = stays ? tree : tree.without(at + "/" + name);
        }
        Proposals whole = new Proposals(tree, at);
        return whole.tree.with(at, whole.object(kind, whole.before));
    }

    /** The way that the object has decided for. */
    static Optional<String> way(DraftTree draft, Kind kind, String at) {
        return kind.firstOf().stream().map(Word::word).filter(one -> draft.has(at + "/" + one)).findFirst();
    }

    private DraftTree another(Kind kind, String decider, String word) {
        boolean signIn = kind.name().equals("auth");
        if (signIn && !at.equals("/auth") && decider.equals("type") && tree.text("/auth/type").equals(word)) {
            return tree.with(at, tree.at("/auth").orElseThrow());
        }
        JsonObject now = new JsonObject();
        now.addProperty(decider, word);
        kind.by().stream().filter(name -> !name.equals(decider)).forEach(name -> decided(kind, name, now));
        Set<String> variants = kind.variants(now);
        JsonObject after = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : before.entrySet()) {
            String name = entry.getKey();
            Optional<Field> then = kind.fields().stream().filter(field -> field.name().equals(name) && field.mayStand(variants))
                    .findFirst();
            boolean same = then.equals(kind.field(name, before)) || then.filter(field -> field.value().many().isMap()).isPresent();
            if (now.has(name) || kind.named(name).isEmpty() || (then.isPresent() && same)) {
                after.add(name, now.has(name) ? now.get(name) : entry.getValue());
            }
        }
        now.entrySet().stream().filter(entry -> !after.has(entry.getKey())).forEach(entry -> after.add(entry.getKey(), entry.getValue()));
        JsonObject whole = signIn ? signIn(before, after, this::filled, kept -> object(kind, kept)) : object(kind, after);
        DraftTree proposed = tree.with(at, decider.equals("type") ? ordered(kind, whole) : whole);
        return signIn ? withHost(proposed) : proposed;
    }

    /** A property that decides, too, and that the other one makes necessary: so that most of what is there may stay. */
    private void decided(Kind kind, String name, JsonObject now) {
        kind.field(name, now).ifPresent(field -> {
            if (before.has(name)) {
                now.add(name, before.get(name));
            } else if (field.mustStand(kind.variants(now))) {
                List<String> words = field.value().words().stream().map(Word::word).toList();
                now.addProperty(name, words.stream().filter(word -> before.keySet().stream().anyMatch(
                        one -> kind.fields().stream().anyMatch(other -> other.name().equals(one) && other.stands().containsKey(word))))
                        .findFirst().orElse(words.getFirst()));
            }
        });
    }

    private static JsonObject ordered(Kind kind, JsonObject object) {
        JsonObject ordered = new JsonObject();
        kind.fields(object).stream().map(Field::name).filter(object::has).forEach(name -> ordered.add(name, object.get(name)));
        object.entrySet().forEach(entry -> ordered.add(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /** An object with all that it needs. */
    private JsonObject object(Kind kind, JsonObject kept) {
        if (kept.isEmpty() && USUAL.containsKey(kind.name())) {
            return JsonParser.parseString(USUAL.get(kind.name()).replace('\'', '"')).getAsJsonObject();
        }
        JsonObject object = kept.deepCopy();
        for (Field field : kind.fields()) {
            Set<String> variants = kind.variants(object);
            if (!object.has(field.name()) && field.mayStand(variants) && field.mustStand(variants)) {
                object.add(field.name(), value(kind, field));
            }
        }
        return object;
    }

    private JsonElement value(Kind kind, Field field) {
        Value value = field.value();
        String prompt = field.form().prompt();
        if (value.many().isMap()) {
            JsonObject map = new JsonObject();
            map.addProperty(field.form().entry().name(), filled(field.form().entry().value()));
            return map;
        }
        if (value.many() == Value.Many.LIST) {
            JsonArray list = new JsonArray();
            list.add(value.kind().isPresent() ? object(kind(field), new JsonObject()) : new JsonPrimitive(""));
            return list;
        }
        return switch (field.sort()) {
            case OBJECT -> object(kind(field), new JsonObject());
            case WORD, TERM -> new JsonPrimitive(value.words().getFirst().word());
            case WHOLE, NUMBER -> new JsonPrimitive(new BigDecimal(prompt));
            case TABLE -> new JsonPrimitive(other());
            case ADDRESS -> new JsonPrimitive(
                    tree.text("/http/base").isEmpty() ? "" : tree.text("/http/base") + prompt.replaceFirst("https?://[^/]+", ""));
            case TEXT, PATH -> new JsonPrimitive(kind.name().equals("paging") ? prompt : "");
            case SECRET, TEMPLATE, ONE_INPUT -> new JsonPrimitive(kind.name().equals("auth") ? filled(prompt) : fits(prompt) ? prompt : "");
            default -> new JsonPrimitive("");
        };
    }

    /** Whether a placeholder of a prompt means something here. */
    private boolean fits(String prompt) {
        return INPUT.matcher(prompt).matches()
                || (prompt.equals("{{parent.id}}") && tree.has(Pointer.parent(Pointer.parent(at)) + "/forEach"));
    }

    private String other() {
        String own = at.startsWith("/tables/") ? Pointer.steps(at).get(1) : "";
        return tree.names("/tables").stream().filter(table -> !table.equals(own)).findFirst().orElse("");
    }

    /** A text with placeholders, whose inputs are added when there are none of their key; one that is there is used as it is. */
    private String filled(String text) {
        return INPUT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(input(match.group(2), match.group(1).equals("secret"))));
    }

    private String input(String key, boolean wanted) {
        boolean known = InputForm.keys(tree).contains(key);
        boolean secret = known ? InputForm.named(tree, true).containsKey(key) : wanted;
        if (!known) {
            JsonObject input = new JsonObject();
            input.addProperty("key", key);
            input.addProperty("label", label(key));
            if (secret) {
                input.addProperty("secret", true);
            }
            tree = tree.with("/inputs/-", input);
        }
        return "{{" + (secret ? "secret." : "input.") + key + "}}";
    }

    /** "Client ID" for clientId. */
    private static String label(String key) {
        String words = key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).replaceAll("\\bapi\\b", "API")
                .replaceAll("\\bid\\b", "ID");
        return Wording.capital(words);
    }

    /** What stays of the way {@code before} is {@code now}; {@code filled} adds the inputs of a text, {@code complete} all that is needed. */
    private static JsonObject signIn(JsonObject before, JsonObject now, UnaryOperator<String> filled, UnaryOperator<JsonObject> complete) {
        String type = now.get("type").getAsString();
        boolean session = type.equals("session");
        if (now.get("headers") instanceof JsonObject headers) {
            headers.entrySet().removeIf(header -> {
                boolean carries = header.getValue().toString().contains("{{session.");
                return carries ? !session : AUTHORIZED.contains(type) && header.getKey().equalsIgnoreCase("Authorization");
            });
            if (headers.isEmpty()) {
                now.remove("headers");
            }
        }
        if (session && !now.has("login")) {
            JsonObject body = new JsonObject();
            body.addProperty("username", before.has("username") ? before.get("username").getAsString() : filled.apply("{{input.user}}"));
            body.addProperty("password",
                    before.has("password") ? before.get("password").getAsString() : filled.apply("{{secret.password}}"));
            JsonObject login = JsonParser.parseString(LOGIN).getAsJsonObject();
            login.add("json", body);
            now.add("login", login);
        }
        JsonObject whole = complete.apply(now);
        if (session && !whole.has("tokenHeader") && !whole.has("token")) {
            whole.addProperty("token", "token");
        }
        if (session && !whole.has("json") && !whole.toString().contains("{{session.token}}")) {
            JsonObject headers = whole.get("headers") instanceof JsonObject some ? some : new JsonObject();
            headers.addProperty("Authorization", "Bearer {{session.token}}");
            whole.add("headers", headers);
        }
        if (whole.has("refreshToken") && !before.has("refreshToken")) {
            whole.addProperty("saveRefreshTokenAs", "refreshToken");
        }
        return whole;
    }

    /** Where no host may be asked yet, the one of the address may. */
    private static DraftTree withHost(DraftTree draft) {
        return draft.texts("/http/allowedHosts").isEmpty() ? NewDrafts.host(draft.text("/http/base")).map(host -> {
            JsonArray hosts = new JsonArray();
            hosts.add(host);
            return draft.with("/http/allowedHosts", hosts);
        }).orElse(draft) : draft;
    }
}
