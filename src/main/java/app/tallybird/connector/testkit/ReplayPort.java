package app.tallybird.connector.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.gson.JsonParseException;

import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.JsonBodies;

/** Answers requests from a recording, without a network. Anything that was not recorded fails. Thread-safe. */
public final class ReplayPort implements HttpPort {

    private final Recording recording;

    public ReplayPort(Recording recording) {
        this.recording = recording;
    }

    @Override
    public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        String url = call.uri().toString();
        HttpCall.Body body = call.body();
        String authorization = call.headers().stream().filter(header -> header.name().equalsIgnoreCase("Authorization"))
                .map(HttpCall.Header::value).findFirst().orElse("");
        Exchange next = recording
                .answer(call.method(), url, body == null ? "" : new String(body.bytes(), StandardCharsets.UTF_8), authorization)
                .orElseThrow(() -> new HttpFailure(HttpFailure.Kind.FORBIDDEN_HOST, "not recorded: " + call.method() + " " + url));
        List<HttpCall.Header> headers = next.headers().entrySet().stream()
                .map(entry -> new HttpCall.Header(entry.getKey(), entry.getValue())).toList();
        try {
            return reader.read(new HttpAnswer(next.status(), headers,
                    new ByteArrayInputStream(next.text().getBytes(StandardCharsets.UTF_8)), call.uri()));
        } catch (IOException | JsonParseException e) {
            throw JsonBodies.bad(String.valueOf(e.getMessage()));
        }
    }
}
