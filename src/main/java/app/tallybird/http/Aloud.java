package app.tallybird.http;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import app.tallybird.problem.Wording;

/**
 * Says every request and every wait in a line of its own: address, status and time, never a header or a body, and no secret that the redactor knows.
 * Thread-safe as far as the hearer is.
 */
public final class Aloud {

    /** Shorter waits only keep the pace between requests. */
    private static final Duration WORTH_SAYING = Duration.ofMillis(100);

    private final Consumer<String> hearer;
    private final Redactor redactor;
    private final NanoClock clock;

    public Aloud(Consumer<String> hearer, Redactor redactor, NanoClock clock) {
        this.hearer = hearer;
        this.redactor = redactor;
        this.clock = clock;
    }

    public HttpPort around(HttpPort http) {
        return new HttpPort() {
            @Override
            public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
                long begun = clock.nanos();
                AtomicInteger status = new AtomicInteger();
                String failed = "";
                try {
                    return http.exchange(call, answer -> {
                        status.set(answer.status());
                        return reader.read(answer);
                    }, cancel);
                } catch (HttpFailure failure) {
                    failed = Wording.inside(failure.words());
                    throw failure;
                } finally {
                    String outcome = status.get() == 0 ? "no answer" : String.valueOf(status.get());
                    say(call.method() + " " + call.uri() + ": " + outcome + (failed.isEmpty() ? "" : ", " + failed) + ", "
                            + (clock.nanos() - begun) / 1_000_000 + " ms");
                }
            }
        };
    }

    public Sleeper around(Sleeper sleeper) {
        return (time, cancel) -> {
            if (time.compareTo(WORTH_SAYING) >= 0) {
                say(String.format(Locale.ROOT, "waiting %.1f s", time.toMillis() / 1000.0));
            }
            sleeper.sleep(time, cancel);
        };
    }

    private void say(String words) {
        hearer.accept(redactor.redact(words));
    }
}
