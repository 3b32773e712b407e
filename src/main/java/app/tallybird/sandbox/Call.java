package app.tallybird.sandbox;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/** A request as the sides of the sandbox see it. */
record Call(String method, String host, Target target, Map<String, String> headers, String body) {

    /** What follows the host: the raw path, and the query raw and by name. */
    record Target(String path, String rawQuery, Map<String, String> query) {
    }

    static Call of(HttpExchange exchange, int longestBody) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String host = headers.getOrDefault("host", "").replaceAll(":\\d+$", "");
        String body = new String(exchange.getRequestBody().readNBytes(longestBody), StandardCharsets.UTF_8);
        String rawQuery = exchange.getRequestURI().getRawQuery();
        Target target = new Target(exchange.getRequestURI().getRawPath(), rawQuery == null ? "" : rawQuery, pairs(rawQuery));
        return new Call(exchange.getRequestMethod(), host, target, headers, body);
    }

    private static Map<String, String> pairs(@Nullable String query) {
        Map<String, String> pairs = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                pairs.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String path() {
        return target.path();
    }

    Map<String, String> query() {
        return target.query();
    }

    /** Host, path and query as they were sent. */
    String address() {
        return host + target.path() + (target.rawQuery().isEmpty() ? "" : "?" + target.rawQuery());
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
