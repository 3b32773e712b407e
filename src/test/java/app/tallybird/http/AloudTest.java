package app.tallybird.http;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.http.HttpFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What --verbose says of each request and wait. */
class AloudTest {

    private final List<String> heard = new ArrayList<>();
    private final Redactor redactor = new Redactor();
    private long now;
    private final Aloud aloud = new Aloud(heard::add, redactor, () -> now);

    private HttpPort answering(int status) {
        return aloud.around(new HttpPort() {
            @Override
            public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
                now += 1_234_567_890;
                if (status == 0) {
                    throw new HttpFailure(Kind.TIMEOUT, "It did not answer in time.");
                }
                try {
                    return reader.read(new HttpAnswer(status, List.of(), InputStream.nullInputStream(), call.uri()));
                } catch (java.io.IOException e) {
                    throw new HttpFailure(Kind.BAD_BODY, "The body of secret-1 is odd.");
                }
            }
        });
    }

    @Test
    void eachRequestIsALine() throws HttpFailure {
        redactor.learn("secret-1");
        HttpCall call = HttpCall.get(URI.create("https://v.io/a?key=secret-1"));
        assertThat(answering(404).exchange(call, HttpAnswer::status, Cancel.never())).isEqualTo(404);
        assertThatThrownBy(() -> answering(0).exchange(call, HttpAnswer::status, Cancel.never())).isInstanceOf(HttpFailure.class);
        assertThatThrownBy(() -> answering(200).exchange(call, answer -> {
            throw new java.io.IOException();
        }, Cancel.never())).isInstanceOf(HttpFailure.class);
        assertThat(heard).containsExactly("GET https://v.io/a?key=***: 404, 1234 ms",
                "GET https://v.io/a?key=***: no answer, It did not answer in time, 1234 ms",
                "GET https://v.io/a?key=***: 200, The body of *** is odd, 1234 ms");
    }

    @Test
    void waitsFromATenthOfASecondAreSaid() throws HttpFailure {
        List<Duration> slept = new ArrayList<>();
        Sleeper sleeper = aloud.around((time, cancel) -> slept.add(time));
        for (long millis : new long[]{99, 100, 1_260}) {
            sleeper.sleep(Duration.ofMillis(millis), Cancel.never());
        }
        assertThat(slept).containsExactly(Duration.ofMillis(99), Duration.ofMillis(100), Duration.ofMillis(1_260));
        assertThat(heard).containsExactly("waiting 0.1 s", "waiting 1.3 s");
    }
}
