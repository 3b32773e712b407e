package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import app.tallybird.http.NanoClock;

/**
 * For how long the holder of a shared lock may rely on it: for some seconds after the last answer of the session that holds it, then that is asked first. The
 * time is taken by two clocks, and the longer one counts: the calendar's goes on while the computer sleeps, the one for measuring is never set. Thread-safe.
 */
final class Lease {

    /** The server needs three quarters of a minute to give away the lock of a session that went silent; a restart needs no time at all. */
    static final Duration GOOD = Duration.ofSeconds(10);
    /** By then whoever had the lock before relies on it no more, and what they sent until then has arrived. */
    static final Duration QUIET = Duration.ofSeconds(15);
    /** Whoever stands in between may have given the session's place to another one. */
    private static final String HELD = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid() "
            + "AND classid::BIGINT = ? AND objid::BIGINT = ? AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))";

    private final Connection connection;
    private final int integration;
    private final Clock calendar;
    private final NanoClock measuring;
    private final long taken;
    private volatile @Nullable Moment heard;

    /** When something was asked, by both clocks. */
    record Moment(Instant calendar, long nanos) {
    }

    /** Of the lock that this session has just taken. */
    Lease(Connection connection, int integration, Clock calendar, NanoClock measuring) {
        this.connection = connection;
        this.integration = integration;
        this.calendar = calendar;
        this.measuring = measuring;
        taken = measuring.nanos();
    }

    Moment now() {
        return new Moment(calendar.instant(), measuring.nanos());
    }

    /** What was asked at that moment was answered. */
    void heard(Moment asked) {
        heard = asked;
    }

    /** Whether it can be relied on without asking; a calendar that was set back says nothing. */
    boolean isGood() {
        Moment last = heard;
        if (last == null) {
            return false;
        }
        Duration passed = Duration.between(last.calendar(), calendar.instant());
        return !passed.isNegative() && passed.compareTo(GOOD) <= 0 && measuring.nanos() - last.nanos() <= GOOD.toNanos();
    }

    /** Asks the session; one that does not answer in time, or does not hold the lock any more, is ended, so that it writes nothing either. */
    void confirm() throws SQLException {
        while (!isGood()) {
            Moment asked = now();
            boolean held = false;
            try {
                int patience = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, (int) GOOD.toMillis());
                held = new Session(connection, SharedLedgers.DIALECT)
                        .query(HELD, row -> row.getBoolean(1), SharedLedgers.LOCKS, integration).getFirst();
                connection.setNetworkTimeout(Runnable::run, patience);
            } finally {
                if (!held) {
                    connection.abort(Runnable::run);
                }
            }
            if (!held) {
                throw new SQLException("the lock is gone", Postgres.LOCK_GONE);
            }
            heard(asked);
        }
    }

    /** How long whoever has taken the lock waits until nothing of the holder before is under way any more. */
    Duration untilQuiet() {
        Duration left = QUIET.minusNanos(measuring.nanos() - taken);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
