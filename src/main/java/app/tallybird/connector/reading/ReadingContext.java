package app.tallybird.connector.reading;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Condition;
import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemCode;

/** One reading of a connector: what is read, who listens, who may stop it, the moment and zone that count as now, and who looks at it. */
public record ReadingContext(ConfiguredConnector connector, ReadListener listener, Cancel cancel, ZonedDateTime now, Extent extent,
        ReadingOptions options) {

    private static final int ROWS_BETWEEN_LOOKS = 1_000;

    /** Lower limits than the document's, or empty. */
    public Optional<PreviewLimits> limits() {
        return options.limits();
    }

    /** How much is read: everything, or the first page of each table and the first parent only. */
    public enum Extent {
        /** Everything, but of large lists only the fields that anything looks at. */
        ALL,
        /** Everything, and every row whole. */
        WHOLE_ROWS,
        FIRST_PAGE
    }

    /** What conditions compare dates and inputs with. */
    public Condition.Moment moment() {
        return new Condition.Moment(now.toInstant(), zone(), connector.inputs());
    }

    /** The same, for a part of it that may be stopped alone. */
    public ReadingContext until(Cancel part) {
        return new ReadingContext(connector, listener, part, now, extent, options);
    }

    /** Looks once every thousand rows whether the work should stop. */
    public void cancelled(String pointer, long rows) {
        if (rows % ROWS_BETWEEN_LOOKS == 0 && cancel.isCancelled()) {
            throw Fault.of("E390", pointer, "stopped on request", "").as(ProblemCode.CANCELLED).asException();
        }
    }

    /** Whose day is today: the one the document fixes, or else the integration's, or else this computer's. */
    ZoneId zone() {
        return connector.zone().orElse(now.getZone());
    }
}
