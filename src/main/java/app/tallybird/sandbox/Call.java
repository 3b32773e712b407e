package app.tallybird.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;

/** A request as the sides of the sandbox see it. */
record Call(String method, String host, String path, String rawQuery, Map<String, String> headers, String body) {

    static Call of(HttpExchange exchange, int longestBody) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String host = headers.getOrDefault("host", "").replaceAll(":\\d+$", "");
        String body = new String(exchange.getRequestBody().readNBytes(longestBody), StandardCharsets.UTF_8);
        URI address = exchange.getRequestURI();
        return new Call(exchange.getRequestMethod(), host, address.getRawPath(), Objects.requireNonNullElse(address.getRawQuery(), ""),
                headers, body);
    }

    private static Map<String, String> pairs(String query) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            pairs.put(decode(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return pairs;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Map<String, String> query() {
        return pairs(rawQuery);
    }

    /** Host, path and query as they were sent. */
    String address() {
        return host + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    }

    Map<String, String> form() {
        return pairs(body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    int number(String name, int otherwise) {
        String text = query().getOrDefault(name, "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private JsonElement json() {
        try {
            return JsonParser.parseString(body);
        } catch (JsonParseException e) {
            return JsonNull.INSTANCE;
        }
    }

    /** The body as an object; an empty one when it is something else. */
    JsonObject object() {
        return json() instanceof JsonObject object ? object : new JsonObject();
    }

    /** The body as a list; a single object counts as a list of one. */
    JsonArray array() {
        if (json() instanceof JsonArray array) {
            return array;
        }
        JsonArray one = new JsonArray();
        one.add(object());
        return one;
    }
}
