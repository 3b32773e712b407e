package app.tallybird.connector.fetch;

import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Request;

/** Errors that GraphQL and JSON-RPC report inside an answer of status 200. They always count, whether or not the document mentions them. */
final class BodyErrors {

    private BodyErrors() {
    }

    /** What the vendor says went wrong, or empty. */
    static Optional<String> of(Request request, JsonElement answer) {
        if (!(answer instanceof JsonObject object)) {
            return Optional.empty();
        }
        if (request.body() instanceof Request.Body.GraphQl) {
            return said(object.get("errors"));
        }
        boolean rpc = request.body() instanceof Request.Body.Json json && json.tree().isJsonObject()
                && json.tree().getAsJsonObject().has("jsonrpc");
        return rpc ? said(object.get("error")) : Optional.empty();
    }

    private static Optional<String> said(@Nullable JsonElement error) {
        if (error == null || error.isJsonNull()) {
            return Optional.empty();
        }
        if (error instanceof JsonArray list) {
            return list.isEmpty() ? Optional.empty() : said(list.get(0));
        }
        boolean message = error instanceof JsonObject object && object.get("message") instanceof JsonPrimitive;
        return Optional.of(message ? error.getAsJsonObject().get("message").getAsString() : error.toString());
    }
}
