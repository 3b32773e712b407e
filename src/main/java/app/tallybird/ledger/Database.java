package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/**
 * One connection to one file, used by one thread at a time. Every commit is on the disk when it returns (WAL, synchronous FULL). SQL failures
 * leave as problems that name the file.
 */
final class Database implements AutoCloseable {

    private static final int BUSY_MILLIS = 5_000;
    private static final long RETRY_NANOS = 20_000_000L;

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static Database open(Path file) {
        return open(file, file.toAbsolutePath().toString());
    }

    /** One that is in memory only. */
    static Database forgetful() {
        return open(Path.of("memory"), ":memory:");
    }

    private static Database open(Path file, String place) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        long until = System.nanoTime() + BUSY_MILLIS * 1_000_000L;
        while (true) {
            try {
                return new Database(file, config.createConnection("jdbc:sqlite:" + place));
            } catch (SQLException e) {
                ProblemException problem = problem(file, e);
                if (problem.problem().code() != ProblemCode.LOCKED || System.nanoTime() > until) {
                    throw problem;
                }
                // Changing a new file to WAL does not wait for others that do the same, so it is tried again.
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** Work inside one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    interface Change {
        void run(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs the work in one durable commit; nothing of it stays when it fails. */
    synchronized <T> T commit(Work<T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(e);
                throw e;
            } finally {
                endTransaction();
            }
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    /** SQLite may have ended the transaction by itself; the first failure is the one that counts. */
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
        change(open -> execute(open, sql, values));
    }

    /** Like {@link #commit(Work)}, for work that brings no value. */
    void change(Change change) {
        this.<Boolean>commit(open -> {
            change.run(open);
            return true;
        });
    }

    /** Says how many rows it changed. */
    static int execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    synchronized <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) {
        try {
            return query(connection, sql, row, values);
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    /** The same within a commit. */
    static <T> List<T> query(Connection connection, String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    /** What a failure of the file means to a person. */
    static ProblemException problem(Path file, SQLException failure) {
        return problem(failure).at(file.toString()).asException();
    }

    private static Problem problem(SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        String lower = text.toLowerCase(Locale.ROOT);
        if (failure.getCause() != null && String.valueOf(failure.getCause().getMessage()).contains("native library")) {
            return Problem.of(ProblemCode.FAILED, "The part of Tallybird that keeps the ledger (SQLite) could not be loaded.",
                    "Nothing was sent. The ledger was left as it is.",
                    "Let this user write and run files in the temporary folder (" + System.getProperty("java.io.tmpdir")
                            + "), and ask the virus scanner whether it stopped it; then start again.");
        }
        if (DiskFull.causes(failure)) {
            return Problem.of(ProblemCode.DISK_FULL, "The disk is full; the ledger could not be written.",
                    "Nothing is sent before the ledger has noted it.", "Make room on the disk and run the command again.");
        }
        if (lower.contains("sqlite_busy") || lower.contains("is locked")) {
            return Problem.of(ProblemCode.LOCKED, "Another program holds the ledger.", "Nothing was sent.",
                    "Close the other program, for example a backup or a virus scanner, and run the command again.");
        }
        if (lower.matches("(?s).*(readonly|read-only|cantopen|unable to open|permission).*")) {
            return Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The ledger can not be written.", "Nothing was sent.",
                    "Give this user the right to write the folder, or name another one with --home.");
        }
        if (lower.contains("sqlite_ioerr")) {
            return Problem.of(ProblemCode.LEDGER_UNREADABLE, "The disk did not read or write the ledger: " + text,
                    "Nothing was sent. The file was left as it is.",
                    "See whether the disk has room and is in order, and leave the ledger where it is; then run the command again.");
        }
        return Problem.of(ProblemCode.LEDGER_UNREADABLE, "The ledger can not be read: " + text,
                "Nothing was sent. The file was left as it is.",
                "Restore the file from a backup, or move it away: a new ledger starts with a held first run.");
    }
}
