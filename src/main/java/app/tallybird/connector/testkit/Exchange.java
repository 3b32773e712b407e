package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * One recorded request and its answer. Immutable as long as nobody changes the JSON.
 *
 * @param body the answer as JSON; a text is sent as it is
 */
public record Exchange(Request request, int status, Map<String, String> headers, JsonElement body) {

    /**
     * What was asked.
     *
     * @param sent what the request's body must hold at least, when the address alone does not tell pages apart
     * @param token the token it was signed with, when one address answers each tenant differently
     */
    public record Request(String method, String url, Optional<JsonElement> sent, Optional<String> token) {
    }

    public Exchange {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** What {@code exchanges.json} says. */
    public static List<Exchange> list(JsonArray json) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonElement one : json) {
            JsonObject request = one.getAsJsonObject().getAsJsonObject("request");
            JsonObject response = one.getAsJsonObject().getAsJsonObject("response");
            Map<String, String> headers = new LinkedHashMap<>();
            response.getAsJsonObject("headers").entrySet().forEach(entry -> headers.put(entry.getKey(), entry.getValue().getAsString()));
            Request asked = new Request(request.get("method").getAsString(), request.get("url").getAsString(),
                    Optional.ofNullable(request.get("body")), Optional.ofNullable(request.get("token")).map(JsonElement::getAsString));
            exchanges.add(new Exchange(asked, response.get("status").getAsInt(), headers, response.get("body")));
        }
        return exchanges;
    }

    /** The same as {@link #list(JsonArray)} reads it. */
    public JsonObject json() {
        JsonObject asked = new JsonObject();
        asked.addProperty("method", method());
        asked.addProperty("url", url());
        sent().ifPresent(tree -> asked.add("body", tree));
        request.token().ifPresent(token -> asked.addProperty("token", token));
        JsonObject named = new JsonObject();
        headers.forEach(named::addProperty);
        JsonObject response = new JsonObject();
        response.addProperty("status", status);
        response.add("headers", named);
        response.add("body", body);
        JsonObject both = new JsonObject();
        both.add("request", asked);
        both.add("response", response);
        return both;
    }

    public String method() {
        return request.method();
    }

    public String url() {
        return request.url();
    }

    Optional<JsonElement> sent() {
        return request.sent();
    }

    /** The answer's body as it travels. */
    public String text() {
        return body.isJsonPrimitive() ? body.getAsString() : body.toString();
    }

    Exchange answering(JsonElement other) {
        return new Exchange(request, status, headers, other);
    }

    Exchange answering(int otherStatus, Map<String, String> otherHeaders, JsonElement other) {
        return new Exchange(request, otherStatus, otherHeaders, other);
    }

    Exchange withHeaders(Map<String, String> other) {
        return new Exchange(request, status, other, body);
    }
}
