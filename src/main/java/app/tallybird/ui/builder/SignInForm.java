package app.tallybird.ui.builder;

import java.util.Set;
import java.util.function.UnaryOperator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDrafts;

/** What only ways to sign in have in common when one is chosen after another: headers that no longer fit go, and a session gets its request. */
final class SignInForm {

    private static final Set<String> AUTHORIZED = Set.of("basic", "bearer", "oauth2", "session");
    private static final String LOGIN = "{\"method\": \"POST\", \"path\": \"/login\"}";

    private SignInForm() {
    }

    /** What stays of the way {@code before} is {@code now}; {@code filled} adds the inputs of a text, {@code complete} all that is needed. */
    static JsonObject proposed(JsonObject before, JsonObject now, UnaryOperator<String> filled, UnaryOperator<JsonObject> complete) {
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
    static DraftTree withHost(DraftTree draft) {
        return draft.texts("/http/allowedHosts").isEmpty() ? NewDrafts.host(draft.text("/http/base")).map(host -> {
            JsonArray hosts = new JsonArray();
            hosts.add(host);
            return draft.with("/http/allowedHosts", hosts);
        }).orElse(draft) : draft;
    }
}
