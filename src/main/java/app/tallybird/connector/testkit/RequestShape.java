package app.tallybird.connector.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** What a recorded request looks like, with and without its dates. */
record RequestShape(String method, String address, String dateless, Optional<JsonElement> body, Optional<String> token) {

    /** A day or a month in any common form, with or without a time; seconds or milliseconds since 1970; a month or a year by name. */
    private static final Pattern DATE = Pattern.compile("20\\d\\d-\\d\\d(?:-\\d\\d)?(?:(?:T|\\+|%20| )\\d\\d(?:(?::|%3A)\\d\\d){1,2}"
            + "(?:\\.\\d+)?(?:Z|(?:%2B|\\+|-)\\d\\d(?::|%3A)?\\d\\d)?)?|\\b\\d\\d(?:/|%2F)(?:\\d\\d(?:/|%2F))?20\\d\\d\\b"
            + "|\\b20\\d\\d/\\d\\d?\\b(?:/\\d\\d?\\b)?|\\b20\\d{4}(?:\\d\\d)?\\b|\\b1[5-9]\\d{8}(?:\\d{3})?\\b"
            + "|(?<=(?:day|month|year)(?:=|\":|\":\"))\\d{1,4}");

    static RequestShape of(Exchange exchange) {
        String address = address(exchange.url());
        return new RequestShape(exchange.method(), address, dateless(address), exchange.sent(), exchange.request().token());
    }

    /** A request that came. */
    record Sent(String method, String address, String dateless, String body, String authorization) {
        Sent(String method, String url, String body, String authorization) {
            this(method, RequestShape.address(url), RequestShape.dateless(RequestShape.address(url)), body, authorization);
        }
    }

    boolean fits(Sent sent, boolean anyDate) {
        boolean there = method.equals(sent.method()) && (anyDate ? dateless.equals(sent.dateless()) : address.equals(sent.address()));
        return there && signedBy(sent.authorization()) && (body.isEmpty() || bodyFits(body.get(), sent.body(), anyDate));
    }

    boolean signedBy(String authorization) {
        return token.isEmpty() || authorization.endsWith(token.get());
    }

    private static boolean bodyFits(JsonElement wanted, String sent, boolean anyDate) {
        String text = anyDate ? dateless(sent) : sent;
        if (wanted instanceof JsonPrimitive whole) {
            return (anyDate ? dateless(whole.getAsString()) : whole.getAsString()).equals(text);
        }
        return holds(tree(text), anyDate ? JsonParser.parseString(dateless(wanted.toString())) : wanted);
    }

    /** A form is an object of texts. */
    static JsonElement tree(String sent) {
        if (sent.startsWith("{") || sent.startsWith("[")) {
            try {
                return JsonParser.parseString(sent);
            } catch (JsonParseException e) {
                return new JsonObject();
            }
        }
        JsonObject form = new JsonObject();
        for (String pair : sent.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.addProperty(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static boolean holds(JsonElement sent, JsonElement wanted) {
        return switch (wanted) {
            case JsonObject object -> sent instanceof JsonObject other && object.entrySet().stream()
                    .allMatch(entry -> other.has(entry.getKey()) && holds(other.get(entry.getKey()), entry.getValue()));
            case JsonArray list -> sent instanceof JsonArray other && other.size() == list.size()
                    && IntStream.range(0, list.size()).allMatch(i -> holds(other.get(i), list.get(i)));
            case JsonPrimitive value -> sent instanceof JsonPrimitive other && other.getAsString().equals(value.getAsString());
            default -> sent.equals(wanted);
        };
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String address(String url) {
        return url.replaceFirst("^https?://", "").replaceFirst("^([^/?:]+):\\d+", "$1");
    }

    private static String dateless(String text) {
        return DATE.matcher(text).replaceAll("0");
    }
}
