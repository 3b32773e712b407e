package app.tallybird.synthesize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpFailure.Kind;
import app.tallybird.http.HttpPort;

/** An answer as "status body", with a wish to wait as "status after=7 body", or a failure on the way; the last one stays. */
final class ScriptedAnswers implements HttpPort {

    private final Deque<Object> answers = new ArrayDeque<>();
    final List<HttpCall> asked = new ArrayList<>();

    /** From now on these are the answers, and nothing was asked yet. */
    void answer(Object... those) {
        answers.clear();
        answers.addAll(List.of(those));
        asked.clear();
    }

    @Override
    public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        asked.add(call);
        Object answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        if (answer instanceof Kind kind) {
            throw new HttpFailure(kind, "It went wrong.");
        }
        String text = (String) answer;
        List<HttpCall.Header> headers = new ArrayList<>();
        String body = text.substring(4);
        if (body.startsWith("after=")) {
            headers.add(new HttpCall.Header("Retry-After", body.substring(6, body.indexOf(' '))));
            body = body.substring(body.indexOf(' ') + 1);
        }
        try {
            return reader.read(new HttpAnswer(Integer.parseInt(text.substring(0, 3)), headers,
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), call.uri()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
