package app.tallybird.connector.inspection;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import app.tallybird.http.HttpCall;

/**
 * Good answers by the request they came to, so that another way to read them needs no call. The oldest go when it grows past its bound; it forgets
 * everything when the credentials change. Thread-safe.
 */
public final class AnswerBook {

    private static final long MOST_BYTES = 96L * 1024 * 1024;

    private final Map<String, KeptAnswer> known = new LinkedHashMap<>();
    private long bytes;

    /** An answer that was read whole. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; large
    record KeptAnswer(int status, List<HttpCall.Header> headers, byte[] body, URI uri, Duration took) {
    }

    synchronized Optional<KeptAnswer> find(HttpCall call) {
        return Optional.ofNullable(known.get(key(call)));
    }

    synchronized void keep(HttpCall call, KeptAnswer answer) {
        forget(key(call));
        known.put(key(call), answer);
        bytes += answer.body().length;
        while (bytes > MOST_BYTES && known.size() > 1) {
            forget(known.keySet().iterator().next());
        }
    }

    private void forget(String key) {
        KeptAnswer gone = known.remove(key);
        if (gone != null) {
            bytes -= gone.body().length;
        }
    }

    public synchronized void clear() {
        known.clear();
        bytes = 0;
    }

    public synchronized boolean isEmpty() {
        return known.isEmpty();
    }

    /** Tokens change from run to run and say nothing about what is asked. */
    private static String key(HttpCall call) {
        String headers = call.headers().stream().filter(header -> !header.name().equalsIgnoreCase("Authorization"))
                .map(header -> header.name() + ":" + header.value()).collect(Collectors.joining("\n"));
        HttpCall.Body body = call.body();
        return call.method() + " " + call.uri() + "\n" + headers + "\n" + (body == null ? 0 : Arrays.hashCode(body.bytes()));
    }
}
