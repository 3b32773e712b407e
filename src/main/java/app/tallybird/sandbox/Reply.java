package app.tallybird.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.google.gson.JsonElement;

/** What a side of the sandbox answers. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    static Reply json(int status, JsonElement body) {
        return new Reply(status, "application/json; charset=utf-8", body.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }
}
