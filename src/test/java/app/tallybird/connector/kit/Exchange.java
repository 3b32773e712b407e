package app.tallybird.connector.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** One recorded request and its answer; the body is JSON or, when it is a text, sent as it is. */
record Exchange(String method, String url, int status, Map<String, String> headers, JsonElement body) {

    static List<Exchange> list(JsonArray json) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonElement one : json) {
            JsonObject request = one.getAsJsonObject().getAsJsonObject("request");
            JsonObject response = one.getAsJsonObject().getAsJsonObject("response");
            Map<String, String> headers = new LinkedHashMap<>();
            response.getAsJsonObject("headers").entrySet().forEach(entry -> headers.put(entry.getKey(), entry.getValue().getAsString()));
            exchanges.add(new Exchange(request.get("method").getAsString(), request.get("url").getAsString(),
                    response.get("status").getAsInt(), headers,
                    response.get("body")));
        }
        return exchanges;
    }

    String text() {
        return body.isJsonPrimitive() ? body.getAsString() : body.toString();
    }

    Exchange answering(JsonElement other) {
        return new Exchange(method, url, status, headers, other);
    }
}
