package app.tallybird.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;

import app.tallybird.model.Json;

/** What a side of the sandbox answers. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    static Reply json(int status, JsonElement body) {
        return new Reply(status, "application/json; charset=utf-8", body.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** What a vendor once said. Its length is counted anew. */
    static Reply recorded(RecordedVendor.Answer answer) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers());
        String contentType = Optional.ofNullable(headers.remove("Content-Type")).orElse("application/json");
        headers.remove("Content-Length");
        headers.remove("Transfer-Encoding");
        return new Reply(answer.status(), contentType, answer.body().getBytes(StandardCharsets.UTF_8), headers);
    }

    /** An error as Synthesize writes it. */
    static Reply error(int status, String message) {
        return json(status, Json.of("statusCode", status, "message", message));
    }

    /** A body that Synthesize does not take, with every complaint. */
    static Reply badBody(List<String> complaints) {
        JsonObject json = Json.of("statusCode", 400, "message", complaints, "error", "Bad Request");
        return json(400, json);
    }

    /** Something of this id, or name, is there already. */
    static Reply conflict(String message) {
        return json(409, Json.of("statusCode", 409, "message", message, "error", "Conflict"));
    }

    /** What Synthesize says of fields that are needed and empty. */
    static List<String> complaints(JsonObject body, List<String> needed) {
        return needed.stream().filter(field -> Json.text(body, field).isEmpty()).map(field -> field + " should not be empty")
                .collect(Collectors.toCollection(ArrayList::new));
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }

    void send(HttpExchange exchange) throws IOException {
        head(exchange);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Promises the whole body and stops in the middle of it. */
    void sendHalf(HttpExchange exchange) throws IOException {
        head(exchange);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    private void head(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    }
}
