package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.editing.Beginnings;
import app.tallybird.connector.editing.DraftTree;

/**
 * The ways to sign in, of the connector ({@code /auth}) or of one table. Another way keeps what both have in common, proposes what it needs, and is one
 * step that can be taken back.
 */
final class SignInKinds {

    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();
    private static final Map<String, List<String>> GRANT_PARTS = Map.of("clientCredentials", List.of(), "password",
            List.of("username", "password"), "refreshToken", List.of("refreshToken", "saveRefreshTokenAs"));

    static {
        PARTS.put("none", List.of());
        PARTS.put("headers", List.of("headers"));
        PARTS.put("bearer", List.of("token", "prefix", "headers"));
        PARTS.put("basic", List.of("username", "password", "headers"));
        PARTS.put("query", List.of("query"));
        PARTS.put("oauth2", List.of("grant", "tokenUrl", "clientId", "clientSecret", "clientAuth", "send", "username", "password",
                "refreshToken", "saveRefreshTokenAs", "scope", "extra", "token", "expiresIn", "headers"));
        PARTS.put("session", List.of("login", "token", "tokenHeader", "validSeconds", "headers", "json", "renewFrom"));
        PARTS.put("signed", List.of("scheme", "keyId", "secret"));
    }

    private SignInKinds() {
    }

    /** Another way to sign in; an empty one takes a table's own away. */
    static void choose(BuilderModel model, String at, String type) {
        model.edit(draft -> host(type.isEmpty() ? draft.without(at) : chosen(draft, at, type)));
    }

    /** Another grant of OAuth 2. */
    static void grant(BuilderModel model, String at, String grant) {
        model.edit(draft -> {
            Proposal proposal = new Proposal(draft, draft.at(at).map(JsonElement::getAsJsonObject).orElseGet(JsonObject::new));
            proposal.grant(grant);
            DraftTree tree = proposal.tree;
            for (Map.Entry<String, List<String>> parts : GRANT_PARTS.entrySet()) {
                for (String part : parts.getKey().equals(grant) ? List.<String>of() : parts.getValue()) {
                    tree = tree.without(at + "/" + part);
                }
            }
            for (Map.Entry<String, JsonElement> value : proposal.values.entrySet()) {
                tree = tree.with(at + "/" + value.getKey(), value.getValue());
            }
            return tree;
        });
    }

    private static DraftTree chosen(DraftTree draft, String at, String type) {
        Optional<JsonElement> connectors = draft.at("/auth").filter(auth -> !at.equals("/auth") && draft.text("/auth/type").equals(type));
        if (connectors.isPresent()) {
            return draft.with(at, connectors.get());
        }
        JsonObject before = draft.at(at).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject).orElseGet(JsonObject::new);
        Proposal proposal = new Proposal(draft, shared(before, type));
        proposal.kind(type);
        return proposal.into(at, type);
    }

    /** What the way before and the new one mean alike. */
    private static JsonObject shared(JsonObject before, String type) {
        JsonObject kept = before.deepCopy();
        boolean path = kept.has("login") || kept.has("grant");
        if (path != (type.equals("session") || type.equals("oauth2"))) {
            kept.remove("token");
        }
        if (kept.get("headers") instanceof JsonObject headers) {
            headers.entrySet().removeIf(header -> !type.equals("session") && header.getValue().toString().contains("{{session."));
            if (type.equals("basic") || type.equals("bearer") || type.equals("oauth2") || type.equals("session")) {
                headers.keySet()
                        .removeIf(name -> name.equalsIgnoreCase("Authorization") && !headers.get(name).toString().contains("{{session."));
            }
            if (headers.isEmpty()) {
                kept.remove("headers");
            }
        }
        return kept;
    }

    private static DraftTree host(DraftTree draft) {
        return draft.texts("/http/allowedHosts").isEmpty() ? Beginnings.host(draft.text("/http/base")).map(host -> {
            JsonArray hosts = new JsonArray();
            hosts.add(host);
            return draft.with("/http/allowedHosts", hosts);
        }).orElse(draft) : draft;
    }

    /** What a way of signing in needs, with the inputs for it. */
    private static final class Proposal {

        private DraftTree tree;
        private final JsonObject kept;
        private final JsonObject values = new JsonObject();

        private Proposal(DraftTree tree, JsonObject kept) {
            this.tree = tree;
            this.kept = kept;
        }

        private void kind(String type) {
            switch (type) {
                case "headers" -> pair("headers", "Authorization");
                case "query" -> pair("query", "api_key");
                case "bearer" -> value("token", "apiToken", "API token", true);
                case "basic" -> user();
                case "oauth2" -> {
                    values.addProperty("tokenUrl", tree.text("/http/base").isEmpty() ? "" : tree.text("/http/base") + "/oauth/token");
                    value("clientId", "clientId", "Client ID", false);
                    value("clientSecret", "clientSecret", "Client secret", true);
                    grant(kept.has("username") ? "password" : "clientCredentials");
                }
                case "session" -> session();
                case "signed" -> {
                    values.addProperty("scheme", "duo");
                    value("keyId", "integrationKey", "Integration key", false);
                    value("secret", "secretKey", "Secret key", true);
                }
                default -> {
                }
            }
        }

        private void grant(String grant) {
            values.addProperty("grant", grant);
            switch (grant) {
                case "password" -> user();
                case "refreshToken" -> {
                    value("refreshToken", "refreshToken", "Refresh token", true);
                    if (!kept.has("refreshToken")) {
                        values.addProperty("saveRefreshTokenAs", "refreshToken");
                    }
                }
                default -> {
                }
            }
        }

        private void user() {
            value("username", "user", "User", false);
            value("password", "password", "Password", true);
        }

        private void session() {
            if (!kept.has("login")) {
                String user = kept.has("username") ? kept.get("username").getAsString() : input("user", "User", false);
                String password = kept.has("password") ? kept.get("password").getAsString() : input("password", "Password", true);
                JsonObject body = new JsonObject();
                body.addProperty("username", user);
                body.addProperty("password", password);
                JsonObject login = JsonParser.parseString("{\"method\": \"POST\", \"path\": \"/login\"}").getAsJsonObject();
                login.add("json", body);
                values.add("login", login);
            }
            if (!kept.has("tokenHeader")) {
                values.addProperty("token", "token");
            }
            if (!kept.has("json") && !kept.toString().contains("{{session.token}}")) {
                JsonObject headers = kept.get("headers") instanceof JsonObject some ? some : new JsonObject();
                headers.addProperty("Authorization", "Bearer {{session.token}}");
                kept.add("headers", headers);
            }
        }

        private void pair(String part, String name) {
            if (!kept.has(part)) {
                JsonObject one = new JsonObject();
                one.addProperty(name, input("apiKey", "API key", true));
                values.add(part, one);
            }
        }

        private void value(String part, String key, String label, boolean secret) {
            if (!kept.has(part)) {
                values.addProperty(part, input(key, label, secret));
            }
        }

        /** The placeholder of an input, which is added when there is none of this key. */
        private String input(String key, String label, boolean secret) {
            List<String> keys = CredentialsCard.keys(tree);
            if (keys.contains(key)) {
                boolean is = tree.text("/inputs/" + keys.indexOf(key) + "/secret").equals("true");
                return (is ? "{{secret." : "{{input.") + key + "}}";
            }
            JsonObject input = new JsonObject();
            input.addProperty("key", key);
            input.addProperty("label", label);
            if (secret) {
                input.add("secret", new JsonPrimitive(true));
            }
            tree = tree.with("/inputs/-", input);
            return (secret ? "{{secret." : "{{input.") + key + "}}";
        }

        /** The new way at its place: what was kept goes before what is proposed; what is not known here stays. */
        private DraftTree into(String at, String type) {
            JsonObject auth = new JsonObject();
            auth.addProperty("type", type);
            for (String part : PARTS.getOrDefault(type, List.of())) {
                JsonElement value = kept.has(part) ? kept.get(part) : values.get(part);
                if (value != null) {
                    auth.add(part, value);
                }
            }
            kept.entrySet().stream().filter(entry -> !entry.getKey().equals("type"))
                    .filter(entry -> PARTS.values().stream().noneMatch(parts -> parts.contains(entry.getKey())))
                    .forEach(entry -> auth.add(entry.getKey(), entry.getValue()));
            return tree.with(at, auth);
        }
    }
}
