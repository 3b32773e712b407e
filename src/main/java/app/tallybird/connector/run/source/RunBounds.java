package app.tallybird.connector.run.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import app.tallybird.connector.format.ConnectorDocument.Limits;
import app.tallybird.connector.run.fault.Fault;

/** Counts what a run uses and stops it where its limits are. Thread-safe. */
public final class RunBounds {

    private static final long MEGABYTE = 1024L * 1024;

    private final Limits limits;
    private final Clock clock;
    private final Instant end;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();

    /** The time limit starts now. */
    public RunBounds(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.end = clock.instant().plus(Duration.ofMinutes(limits.maxMinutes()));
    }

    /** Counts one request that is about to be sent, sign-in and repeated ones included. */
    public void request(String pointer) {
        if (clock.instant().isAfter(end)) {
            throw reached("E317", pointer, "the run takes longer than " + limits.maxMinutes() + " minutes", "maxMinutes");
        }
        if (requests.incrementAndGet() > limits.maxRequests()) {
            throw reached("E315", pointer, "the run needs more than " + limits.maxRequests() + " requests", "maxRequests");
        }
    }

    /** Counts rows, read from the vendor or made by {@code expand}. */
    public void rows(long more, String pointer) {
        if (rows.addAndGet(more) > limits.maxRows()) {
            throw reached("E316", pointer, "the run has more than " + limits.maxRows() + " rows", "maxRows");
        }
    }

    private static RuntimeException reached(String code, String pointer, String text, String limit) {
        return Fault.of(code, pointer, text, "raise limits." + limit + " if that many are right").asException();
    }

    void retried() {
        retries.incrementAndGet();
    }

    long mostBytes() {
        return limits.maxResponseMb() * MEGABYTE;
    }

    int mostMegabytes() {
        return limits.maxResponseMb();
    }

    public long requests() {
        return requests.get();
    }

    public long retries() {
        return retries.get();
    }

    public long rows() {
        return rows.get();
    }
}
