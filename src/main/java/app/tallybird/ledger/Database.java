package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One connection to one ledger, used by one thread at a time. Every commit is on the disk of the database when it returns. SQL failures leave as problems
 * that name the place.
 */
final class Database implements AutoCloseable {

    private final Connection connection;
    private final Dialect dialect;
    private final String place;
    private final @Nullable Lease lease;

    Database(Connection connection, Dialect dialect, String place) {
        this(connection, dialect, place, null);
    }

    private Database(Connection connection, Dialect dialect, String place, @Nullable Lease lease) {
        this.connection = connection;
        this.dialect = dialect;
        this.place = place;
        this.lease = lease;
    }

    /** By the connection that holds a lock, which whoever has the lock closes; each answer renews the lease. */
    static Database locked(Connection connection, Dialect dialect, String place, Lease lease) {
        return new Database(connection, dialect, place, lease);
    }

    /** Work inside one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    @FunctionalInterface
    interface Change {
        void run(Session session) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs the work in one durable commit; nothing of it stays when it fails. */
    synchronized <T> T commit(Work<T> work) {
        return answered(() -> {
            connection.setAutoCommit(false);
            try {
                Session session = new Session(connection, dialect);
                T result = work.run(session);
                session.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                undo(e);
                throw e;
            } finally {
                endTransaction();
            }
        });
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws SQLException;
    }

    private <T> T answered(Asking<T> asking) {
        Lease renewed = lease;
        try {
            if (renewed == null) {
                return asking.ask();
            }
            Lease.Moment asked = renewed.now();
            T answer = asking.ask();
            renewed.heard(asked);
            return answer;
        } catch (SQLException e) {
            throw dialect.problem(place, e);
        }
    }

    /** Returns when the lock that this connection holds can be relied on, for which it is asked when it was silent for some time; else it is a problem. */
    void confirm() {
        Lease held = lease;
        if (held != null && !held.isGood()) {
            confirm(held);
        }
    }

    private synchronized void confirm(Lease held) {
        try {
            held.confirm();
        } catch (SQLException e) {
            throw dialect.problem(place, e);
        }
    }

    /** How long who has taken a lock waits before something is sent, if the holder before did not end; nothing where there is no lease. */
    Duration untilQuiet() {
        Lease held = lease;
        return held == null ? Duration.ZERO : held.untilQuiet();
    }

    /** The database may have ended the transaction by itself; the first failure is the one that counts. */
    private void undo(Throwable first) {
        try {
            connection.rollback();
        } catch (SQLException alreadyEnded) {
            first.addSuppressed(alreadyEnded);
        }
    }

    private void endTransaction() throws SQLException {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException alreadyEnded) {
            if (!connection.getAutoCommit()) {
                throw alreadyEnded;
            }
        }
    }

    void update(String sql, @Nullable Object... values) {
        change(session -> session.execute(sql, values));
    }

    /** Like {@link #commit(Work)}, for work that brings no value. */
    void change(Change change) {
        this.<Boolean>commit(session -> {
            change.run(session);
            return true;
        });
    }

    synchronized <T> List<T> query(String sql, Session.Row<T> row, @Nullable Object... values) {
        return answered(() -> new Session(connection, dialect).query(sql, row, values));
    }

    @Override
    public synchronized void close() {
        try {
            if (lease == null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw dialect.problem(place, e);
        }
    }
}
