package app.tallybird.connector.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;

import app.tallybird.connector.fault.Fault;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.JsonBodies;

/**
 * The body of an answer that should be a table.
 *
 * @param json what it is when it is JSON after all, as errors are; JSON null otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied nowhere because a table may be large
record TableBody(byte[] bytes, JsonElement json) {

    private static final int START = 200;

    static TableBody of(byte[] bytes) {
        String start = start(bytes);
        return new TableBody(bytes, start.startsWith("{") || start.startsWith("[") ? parsed(bytes) : JsonNull.INSTANCE);
    }

    private static JsonElement parsed(byte[] bytes) {
        try {
            return JsonBodies.parse(new ByteArrayInputStream(bytes));
        } catch (IOException | JsonParseException | HttpFailure e) {
            return JsonNull.INSTANCE;
        }
    }

    private static String start(byte[] bytes) {
        return new String(bytes, 0, Math.min(START, bytes.length), StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading()
                .toLowerCase(Locale.ROOT);
    }

    /** An answer that is something else than a table is a fault: sign-in pages and errors come with success, too. */
    void check(String pointer) {
        String start = start(bytes);
        boolean page = start.startsWith("<!doctype html") || start.startsWith("<html");
        if (bytes.length == 0 || page || !json.isJsonNull()) {
            throw Fault.of("E368", pointer + "/request",
                    "the answer is " + (bytes.length == 0 ? "empty" : page ? "a web page" : "JSON") + " and no table",
                    page
                            ? "check the address and how it is signed in to; a page that is shown in a browser is no download"
                            : "check the address")
                    .asException();
        }
    }
}
