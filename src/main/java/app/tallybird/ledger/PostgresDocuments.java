package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** The table of documents in the database of a shared ledger; who wrote and when, and the version, are what the database says. */
record PostgresDocuments(PostgresServer server) implements DocumentTable {

    private static final String ROW = "path, text, version, changed_by, changed_at";

    private interface Look<T> {
        T at(Session session) throws SQLException;
    }

    private <T> T look(Look<T> what) {
        Dialect dialect = new Postgres();
        try (Connection connection = server.pooled()) {
            return what.at(new Session(connection, dialect));
        } catch (SQLException e) {
            throw dialect.problem(server.address().place(), e);
        }
    }

    @Override
    public Map<String, Long> versions() {
        return look(session -> {
            Map<String, Long> found = new HashMap<>();
            session.query("SELECT d.path, d.version, w.state, w.place, w.said_by FROM (SELECT 1) one LEFT JOIN whereabouts w ON TRUE "
                    + "LEFT JOIN document d ON TRUE", row -> {
                        Whereabouts.check(row, 3, server.address().place());
                        return row.getString(1) != null && found.put(row.getString(1), row.getLong(2)) == null;
                    });
            return found;
        });
    }

    @Override
    public List<Row> rows(Collection<String> paths) {
        return look(session -> session.query("SELECT " + ROW + " FROM document WHERE path = ANY (?)", PostgresDocuments::row,
                (Object) paths.toArray(String[]::new)));
    }

    @Override
    public Optional<List<Row>> commit(List<Write> all) {
        Dialect dialect = new Postgres();
        boolean[] ending = new boolean[1];
        try (Connection connection = server.pooled()) {
            connection.setAutoCommit(false);
            try {
                Session session = new Session(connection, dialect);
                List<Row> rows = new ArrayList<>();
                // in one order for everybody, so that no two wait for each other
                for (Write one : all.stream().sorted(Comparator.comparing(Write::path)).toList()) {
                    List<Row> done = write(session, one);
                    if (done.isEmpty()) {
                        connection.rollback();
                        return Optional.empty();
                    }
                    rows.addAll(done.stream().filter(row -> one.text().isPresent()).toList());
                }
                ending[0] = true;
                connection.commit();
                return Optional.of(rows);
            } catch (SQLException | RuntimeException | Error e) {
                // or the next line would keep the half of it that was done
                SharedLedgers.quietly(connection::rollback);
                throw e;
            } finally {
                SharedLedgers.quietly(() -> connection.setAutoCommit(true));
            }
        } catch (SQLException e) {
            throw unsaved(dialect.problem(server.address().place(), e).problem(), ending[0]).asException();
        }
    }

    /** Before its end a change is certainly not made; whose line is cut at the end does not know. */
    private static Problem unsaved(Problem problem, boolean ending) {
        return ending && problem.code() == ProblemCode.UNREACHABLE
                ? Problem.of(problem.code(), problem.what(), "Whether your change was saved is not known.",
                        "Look at it when the ledger answers again, and change it again if it is not there.").at(problem.detail())
                : problem.butUnchanged("Your change was not saved.");
    }

    private static List<Row> write(Session session, Write one) throws SQLException {
        if (one.text().isEmpty()) {
            return session.query("DELETE FROM document WHERE path = ? AND version = ? RETURNING " + ROW, PostgresDocuments::row, one.path(),
                    one.before());
        }
        String text = one.text().get();
        return one.before() == 0
                ? session.query("INSERT INTO document (path, text) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING " + ROW,
                        PostgresDocuments::row, one.path(), text)
                : session.query("UPDATE document SET text = ? WHERE path = ? AND version = ? RETURNING " + ROW, PostgresDocuments::row,
                        text, one.path(), one.before());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getTimestamp(5).toInstant());
    }
}
