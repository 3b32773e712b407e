package app.tallybird.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What measures and what bounds: real time passes as it does, hurried time by the hour, and an answer ends where it may. */
class TimeTest {

    @Test
    void realTimePassesAndIsWaitedFor() throws HttpFailure {
        Time time = Time.real(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        long before = time.nanos().nanos();
        time.sleeper().sleep(Duration.ofMillis(20), Cancel.never());
        assertThat(time.nanos().nanos() - before).isBetween(20_000_000L, 20_000_000_000L);
        assertThat(time.clock().instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void hurriedTimePassesByTheHour() {
        NanoClock hurried = NanoClock.hurried();
        long first = hurried.nanos();
        assertThat(hurried.nanos() - first).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void anAnswerMayReachItsBoundAndNoByteMore() throws IOException {
        byte[] bytes = new byte[5];
        try (InputStream whole = new BoundedStream(new ByteArrayInputStream(bytes), 5);
                InputStream single = new BoundedStream(new ByteArrayInputStream(bytes), 5);
                InputStream longer = new BoundedStream(new ByteArrayInputStream(bytes), 4)) {
            assertThat(whole.readAllBytes()).hasSize(5);
            for (int i = 0; i < 5; i++) {
                assertThat(single.read()).isZero();
            }
            assertThat(single.read()).isEqualTo(-1);
            assertThat(single.read()).isEqualTo(-1);
            assertThat(longer.readNBytes(4)).hasSize(4);
            assertThatThrownBy(longer::read).isInstanceOf(BoundedStream.TooLarge.class).hasMessage("the answer has more than 0 MB");
        }
    }

    @Test
    void whatStandsInAnAddressIsWrittenInPercent() {
        assertThat(HttpCall.encoded("a b/c+d?é")).isEqualTo("a%20b%2Fc%2Bd%3F%C3%A9");
    }
}
