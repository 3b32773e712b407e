package app.tallybird.connector.rows;

import java.time.Clock;
import java.util.random.RandomGenerator;

import app.tallybird.connector.fetch.Bounds;
import app.tallybird.connector.fetch.Transport;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.http.HttpPort;
import app.tallybird.http.NanoClock;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Sleeper;

/** Makes what brings the rows of one reading: a transport with the document's pace and patience, and the tables on top of it. */
public final class TableSources {

    /** Without a limit of the vendor's, polite enough for any of them. */
    private static final double DEFAULT_RATE = 20;
    private static final double SPREAD = 0.2;
    /** Somebody waits in front of the screen and can press again. */
    private static final int PREVIEW_ATTEMPTS = 2;

    private final HttpPort http;
    private final Redactor redactor;
    private final Clock clock;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final NanoClock nanoClock;

    public TableSources(HttpPort http, Redactor redactor, Clock clock, RandomGenerator random, Sleeper sleeper, NanoClock nanoClock) {
        this.http = http;
        this.redactor = redactor;
        this.clock = clock;
        this.random = random;
        this.sleeper = sleeper;
        this.nanoClock = nanoClock;
    }

    public Clock clock() {
        return clock;
    }

    /** The tables of a connector that is read now. */
    public TableRows open(ReadingContext context) {
        context.connector().secrets().values().forEach(redactor::learn);
        Bounds bounds = new Bounds(context.connector().doc().limits(), clock);
        return new TableRows(context,
                context.connector().doc().http().map(part -> new Transport(context, part, wiring(part, context), bounds)), bounds,
                redactor);
    }

    private Transport.Wiring wiring(HttpPart part, ReadingContext context) {
        HttpPart.Retry retry = part.pace().retry();
        RetryPolicy.Rules rules = new RetryPolicy.Rules(
                context.limits().isPresent() ? Math.min(PREVIEW_ATTEMPTS, retry.attempts()) : retry.attempts(), retry.firstWait(),
                retry.longestWait(), SPREAD, retry.longestWait(), true);
        double perSecond = part.pace().rate().map(rate -> (double) rate.requests() / rate.perSeconds()).orElse(DEFAULT_RATE);
        RateGate gate = new RateGate(perSecond, 1, nanoClock, sleeper);
        return new Transport.Wiring(http, redactor, clock, new RetryPolicy(rules, new RetryBudget(), random, sleeper), gate);
    }
}
