package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import app.tallybird.ledger.Migrations.Moved;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** The shared end of a move: one session, and one transaction up to the moment at which something is said of the whole. */
final class SharedMove implements AutoCloseable {

    private static final String COUNT = "SELECT (SELECT COUNT(*) FROM integration WHERE opened) + (SELECT COUNT(*) FROM document)";

    private static final String TABLES = "SELECT string_agg(format('%I', tablename), ', ') FROM pg_tables WHERE schemaname = '"
            + Upgrade.SCHEMA + "' AND (tablename LIKE 'all\\_%' OR tablename IN ('document', 'integration'))";

    private final SharedLedgers ledgers;
    private final CopyEnd end;
    private final Session session;

    private SharedMove(SharedLedgers ledgers, CopyEnd end) {
        this.ledgers = ledgers;
        this.end = end;
        session = new Session(end.connection(), end.dialect());
    }

    /** To be looked at, or to be written when nobody else does. */
    static SharedMove open(SharedLedgers ledgers) {
        return open(ledgers, false);
    }

    /** Nobody else writes any of it until the transaction ends, and it is seen as it is from that moment on. */
    static SharedMove closing(SharedLedgers ledgers) {
        return open(ledgers, true);
    }

    private static SharedMove open(SharedLedgers ledgers, boolean closes) {
        Dialect dialect = new Postgres();
        String place = ledgers.server().address().place();
        try {
            Connection connection = ledgers.server().connect();
            SharedMove move = new SharedMove(ledgers, new CopyEnd(connection, dialect, place));
            boolean done = false;
            try {
                move.query("SELECT set_config('idle_in_transaction_session_timeout', '0', false)", row -> row.getString(1));
                move.query("SELECT set_config('lock_timeout', '10s', false)", row -> row.getString(1));
                ledgers.check(move.query("SELECT MAX(version::INTEGER) FROM " + Upgrade.HISTORY + " WHERE success", row -> row.getInt(1))
                        .getFirst());
                String all = move.query(TABLES, row -> row.getString(1)).getFirst();
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                if (closes) {
                    // before anything is read: what a transaction sees is what was there at its first look
                    move.run("LOCK TABLE " + all + " IN EXCLUSIVE MODE");
                }
                done = true;
                return move;
            } finally {
                if (!done) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw dialect.problem(place, e);
        }
    }

    private <T> List<T> query(String sql, Session.Row<T> row, Object... values) {
        try {
            return session.query(sql, row, values);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /** Who waits in vain wants to know for whom. */
    private ProblemException problem(SQLException failure) {
        if (!Postgres.LOCK_TIMEOUT.equals(failure.getSQLState())) {
            return end.problem(failure);
        }
        List<String> others = ledgers.others();
        return Postgres
                .inUse(ProblemCode.LOCKED, others.isEmpty() ? "somebody kept it locked until a moment ago" : String.join(", ", others))
                .butUnchanged("Nothing was moved.").at(end.place()).asException();
    }

    private Optional<Moved> said(String state) {
        return query("SELECT place, said_by FROM whereabouts WHERE state = ?", row -> new Moved(row.getString(1), row.getString(2)), state)
                .stream().findFirst();
    }

    /** Where all of it went, if it did. */
    Optional<Moved> moved() {
        return said(Whereabouts.MOVED);
    }

    /** Whether it holds something that is worked with. */
    boolean isInForce() {
        return moved().isEmpty() && said(Whereabouts.ARRIVING).isEmpty() && query(COUNT, row -> row.getInt(1)).getFirst() > 0;
    }

    List<LedgerName> names() {
        return query("SELECT practice, name FROM integration WHERE opened ORDER BY practice, name",
                row -> new LedgerName(row.getBoolean(1), row.getString(2)));
    }

    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        query("SELECT path, text FROM document", row -> texts.put(row.getString(1), row.getString(2)) == null);
        return texts;
    }

    /** What is left of an earlier move goes. */
    void clear() {
        run("DELETE FROM whereabouts");
        run("TRUNCATE integration, document CASCADE");
    }

    /** Nobody writes any of them until the transaction ends. */
    void lockAll(List<LedgerName> names) {
        for (LedgerName name : names) {
            if (!query("SELECT pg_try_advisory_xact_lock(?, id) FROM integration WHERE practice = ? AND name = ?", row -> row.getBoolean(1),
                    SharedLedgers.LOCKS, name.practice(), name.integration()).getFirst()) {
                throw Problem.of(ProblemCode.LOCKED, "\"" + name.integration() + "\" is being pushed.", "Nothing was moved.",
                        "Wait until it has ended, then run the command again.").at(end.place()).asException();
            }
        }
    }

    /** The session sees this ledger from now on, made if there is none. */
    CopyEnd enter(LedgerName name) {
        if (!isEntered(name)) {
            query("INSERT INTO integration (practice, name, opened) VALUES (?, ?, TRUE) RETURNING id", row -> row.getInt(1),
                    name.practice(), name.integration());
            isEntered(name);
        }
        return end;
    }

    private boolean isEntered(LedgerName name) {
        return !query("SELECT set_config('tallybird.integration', id::TEXT, false) FROM integration WHERE practice = ? AND name = ?",
                row -> row.getString(1), name.practice(), name.integration()).isEmpty();
    }

    TableSums tally(LedgerName name) {
        try (Database empty = Sqlite.forgetful()) {
            Migrations.run(empty, Path.of("memory"));
            TableCopy tables = empty.commit(open -> new TableCopy(open.end("memory")));
            return tables.tally(enter(name));
        }
    }

    void write(Map<String, String> texts) {
        texts.forEach((path, text) -> query("INSERT INTO document (path, text) VALUES (?, ?) RETURNING version", row -> row.getLong(1),
                path, text));
        if (!texts().equals(texts)) {
            throw Problem.of(ProblemCode.FAILED, "The settings that were written are not those that were read.", "Nothing was moved.",
                    "Send us the diagnostics; everything stays where it is.").at(end.place()).asException();
        }
    }

    /** Ends the transaction with this said of the whole. */
    void say(String state, String place) {
        run("DELETE FROM whereabouts");
        query("INSERT INTO whereabouts (one, state, place) VALUES (1, ?, ?) RETURNING one", row -> row.getInt(1), state, place);
        commit();
    }

    /** What was on its way is worked with from now on. */
    void inForce() {
        run("DELETE FROM whereabouts");
        commit();
    }

    private void run(String sql) {
        try {
            session.execute(sql);
            session.flush();
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private void commit() {
        try {
            end.connection().commit();
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /** What was not committed is gone with the session. */
    @Override
    public void close() {
        try {
            end.connection().close();
        } catch (SQLException gone) {
            // the server ends what is left of it
        }
    }
}
