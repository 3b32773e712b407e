package app.tallybird.connector.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonParseException;

import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;

/** Answers recorded requests in their order; anything else is a failure of the test. */
final class ReplayPort implements HttpPort {

    private final List<Exchange> left;
    private final List<String> strange = new ArrayList<>();
    final List<HttpCall> sent = new ArrayList<>();

    ReplayPort(List<Exchange> exchanges) {
        left = new ArrayList<>(exchanges);
    }

    @Override
    public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        sent.add(call);
        String url = call.uri().toString();
        Exchange next = left.stream().filter(one -> one.method().equals(call.method()) && one.url().equals(url)).findFirst().orElse(null);
        if (next == null) {
            strange.add(call.method() + " " + url);
            throw new HttpFailure(HttpFailure.Kind.FORBIDDEN_HOST, "not recorded: " + call.method() + " " + url);
        }
        left.remove(next);
        List<HttpCall.Header> headers = next.headers().entrySet().stream()
                .map(entry -> new HttpCall.Header(entry.getKey(), entry.getValue())).toList();
        try {
            return reader.read(new HttpAnswer(next.status(), headers,
                    new ByteArrayInputStream(next.text().getBytes(StandardCharsets.UTF_8)), call.uri()));
        } catch (IOException | JsonParseException e) {
            throw new HttpFailure(HttpFailure.Kind.BAD_BODY, "The answer is not valid JSON: " + e.getMessage());
        }
    }

    /** Requests that nobody recorded. */
    List<String> strange() {
        return strange;
    }

    List<Exchange> unused() {
        return left;
    }
}
