package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.SQLException;
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
    private final boolean lent;

    Database(Connection connection, Dialect dialect, String place) {
        this(connection, dialect, place, false);
    }

    private Database(Connection connection, Dialect dialect, String place, boolean lent) {
        this.connection = connection;
        this.dialect = dialect;
        this.place = place;
        this.lent = lent;
    }

    /** By a connection that somebody else closes. */
    static Database lent(Connection connection, Dialect dialect, String place) {
        return new Database(connection, dialect, place, true);
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
        try {
            connection.setAutoCommit(false);
            try {
                Session session = new Session(connection, dialect);
                T result = work.run(session);
                session.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(e);
                throw e;
            } finally {
                endTransaction();
            }
        } catch (SQLException e) {
            throw dialect.problem(place, e);
        }
    }

    /** The database may have ended the transaction by itself; the first failure is the one that counts. */
    private void undo(Exception first) {
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
        try {
            return new Session(connection, dialect).query(sql, row, values);
        } catch (SQLException e) {
            throw dialect.problem(place, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (!lent) {
                connection.close();
            }
        } catch (SQLException e) {
            throw dialect.problem(place, e);
        }
    }
}
