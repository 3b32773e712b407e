package app.tallybird.connector.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;

/** A vendor that answers status 400 to what its contract does not allow, and lets the rest through. Thread-safe. */
final class RefusingPort implements HttpPort {

    private static final int REFUSED = 400;

    private final RequestRules rules;
    private final HttpPort inner;
    private final Set<String> refused;

    /** What is refused is put into {@code refused}, in words. */
    RefusingPort(RequestRules rules, HttpPort inner, Set<String> refused) {
        this.rules = rules;
        this.inner = inner;
        this.refused = refused;
    }

    @Override
    public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        List<String> words = rules.of(call);
        if (words.isEmpty()) {
            return inner.exchange(call, reader, cancel);
        }
        synchronized (refused) {
            refused.addAll(words);
        }
        JsonObject body = new JsonObject();
        JsonArray errors = new JsonArray();
        words.forEach(errors::add);
        body.add("errors", errors);
        try {
            return reader.read(new HttpAnswer(REFUSED, List.of(new HttpCall.Header("Content-Type", "application/json")),
                    new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)), call.uri()));
        } catch (IOException e) {
            throw new HttpFailure(HttpFailure.Kind.BAD_BODY, "The answer can not be read: " + e.getMessage());
        }
    }
}
