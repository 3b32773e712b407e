package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

import org.sqlite.SQLiteConfig;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** A ledger in a file of its own. Every commit is on the disk when it returns (WAL, synchronous FULL). */
record Sqlite() implements Dialect {

    private static final int BUSY_MILLIS = 5_000;
    private static final long RETRY_NANOS = 20_000_000L;
    /** It adds whole numbers exactly, so there is one; others are handed on as they are. */
    private static final String SUM = "CASE MAX(units GLOB '*[^0-9]*' OR LENGTH(units) > 12) WHEN 0 THEN CAST(SUM(CAST(units AS INTEGER)) AS TEXT) "
            + "ELSE GROUP_CONCAT(units, ' ') END";

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
        // nobody wants them, and they are asked for with a statement of their own after each change
        config.setGetGeneratedKeys(false);
        long until = System.nanoTime() + BUSY_MILLIS * 1_000_000L;
        while (true) {
            try {
                return new Database(config.createConnection("jdbc:sqlite:" + place), new Sqlite(), file.toString());
            } catch (SQLException e) {
                ProblemException problem = new Sqlite().problem(file.toString(), e);
                if (problem.problem().code() != ProblemCode.LOCKED || System.nanoTime() > until) {
                    throw problem;
                }
                // Changing a new file to WAL does not wait for others that do the same, so it is tried again.
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    @Override
    public String sql(String text) {
        return text;
    }

    @Override
    public String sumOfUnits() {
        return SUM;
    }

    @Override
    public boolean far() {
        return false;
    }

    @Override
    public ProblemException problem(String place, SQLException failure) {
        return problem(failure).at(place).asException();
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
