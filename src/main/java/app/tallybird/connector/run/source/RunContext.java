package app.tallybird.connector.run.source;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.run.ConnectorRun;
import app.tallybird.connector.run.Look;
import app.tallybird.connector.run.Preview;
import app.tallybird.connector.run.ReadListener;
import app.tallybird.connector.run.fault.Fault;
import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemCode;

/** One run of a connector: what is run, who listens, who may stop it, the moment and zone that count as now, and who looks at it. */
public record RunContext(ConnectorRun run, ReadListener listener, Cancel cancel, ZonedDateTime now, Extent extent, Look look) {

    private static final int ROWS_BETWEEN_LOOKS = 1_000;

    public RunContext(ConnectorRun run, ReadListener listener, Cancel cancel, ZonedDateTime now, Extent extent) {
        this(run, listener, cancel, now, extent, Look.NONE);
    }

    Optional<Preview> limits() {
        return look.limits();
    }

    /** How much is read: everything, or the first page of each table and the first parent only. */
    public enum Extent {
        /** Everything, but of large lists only the fields that anything looks at. */
        ALL,
        /** Everything, and every row whole. */
        WHOLE_ROWS,
        FIRST_PAGE
    }

    public Condition.Moment moment() {
        return new Condition.Moment(now.toInstant(), zone(), run.inputs());
    }

    /** Looks once every thousand rows whether the work should stop. */
    void cancelled(String pointer, long rows) {
        if (rows % ROWS_BETWEEN_LOOKS == 0 && cancel.isCancelled()) {
            throw Fault.of("E390", pointer, "stopped on request", "").as(ProblemCode.CANCELLED).asException();
        }
    }

    ZoneId zone() {
        String name = run.doc().head().timeZone();
        return switch (name) {
            case "UTC" -> ZoneOffset.UTC;
            case "local" -> now.getZone();
            default -> Optional.of(name).filter(ZoneId.getAvailableZoneIds()::contains).<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
        };
    }
}
