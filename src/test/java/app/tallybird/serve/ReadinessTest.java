package app.tallybird.serve;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadinessTest {

    private final AtomicLong nanos = new AtomicLong(-Duration.ofDays(1).toNanos());
    private final Readiness readiness = new Readiness(nanos::get);

    @Test
    void itIsReadyAfterARoundAndUntilTheNextOneIsOverdue() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(readiness.against()).containsExactly("The first look at the schedules is not over.");
        readiness.looked(List.of());
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(readiness.against()).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(readiness.against()).containsExactly("The last look at the schedules was 121 s ago.");
        readiness.looked(List.of("The ledger is away."));
        assertThat(readiness.against()).containsExactly("The ledger is away.");
        readiness.looked(List.of());
        assertThat(readiness.against()).isEmpty();
    }

    @Test
    void whoEndsIsNotReady() {
        readiness.looked(List.of());
        readiness.over();
        assertThat(readiness.against()).containsExactly("The server is ending.");
    }
}
