package app.tallybird.connector.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.ConnectorDocument.Limits;
import app.tallybird.problem.Wording;

/**
 * Counts what a reading costs and ends one that goes past its limits, so that a mistake cannot run for ever. Used by one thread at
 * a time.
 */
public final class Bounds {

    private final Limits limits;
    private final Clock clock;
    private final Instant start;
    private final @Nullable Bounds whole;
    private long requests;
    private long rows;

    public Bounds(Limits limits, Clock clock) {
        this(limits, clock, clock.instant(), null);
    }

    private Bounds(Limits limits, Clock clock, Instant start, @Nullable Bounds whole) {
        this.limits = limits;
        this.clock = clock;
        this.start = start;
        this.whole = whole;
    }

    /** For a list that is read beside others; its requests count when it is joined, so that the limit falls where it would fall one after another. */
    Bounds part() {
        return new Bounds(limits, clock, start, this);
    }

    void join(Bounds part, String pointer) {
        if (requests + part.requests > limits.maxRequests()) {
            requests = Math.max(requests, limits.maxRequests()) + 1;
            throw tooMany(pointer);
        }
        requests += part.requests;
    }

    private FaultException tooMany(String pointer) {
        return Fault.of("E346", pointer, "the run needs more than " + Wording.count(limits.maxRequests(), "request"),
                "raise \"limits\" in the document if the vendor really has that much").asException();
    }

    void request(String pointer) {
        if (++requests + (whole == null ? 0 : whole.requests) > limits.maxRequests()) {
            throw tooMany(pointer);
        }
        if (Duration.between(start, clock.instant()).toMinutes() >= limits.maxMinutes()) {
            throw Fault.of("E348", pointer, "the run took longer than " + Wording.count(limits.maxMinutes(), "minute"),
                    "try again, or raise \"limits\"").canRetry().asException();
        }
    }

    /** Counts a row; {@code inTable} is how many its table has so far. */
    public void row(long inTable, String pointer) {
        rows++;
        if (inTable > limits.maxRows()) {
            throw Fault.of("E347", pointer, "the table has more than " + Wording.count(limits.maxRows(), "row"),
                    "raise \"limits\" in the document if the vendor really has that many").asException();
        }
    }

    public long requestsMade() {
        return requests;
    }

    public long rowsRead() {
        return rows;
    }
}
