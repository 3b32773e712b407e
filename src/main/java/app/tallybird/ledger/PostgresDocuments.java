package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public Optional<Row> write(String path, String text, long before) {
        return look(session -> before == 0
                ? session.query("INSERT INTO document (path, text) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING " + ROW,
                        PostgresDocuments::row, path, text)
                : session.query("UPDATE document SET text = ? WHERE path = ? AND version = ? RETURNING " + ROW, PostgresDocuments::row,
                        text, path, before))
                .stream().findFirst();
    }

    @Override
    public boolean delete(String path) {
        return !look(session -> session.query("DELETE FROM document WHERE path = ? RETURNING path", row -> row.getString(1), path))
                .isEmpty();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getTimestamp(5).toInstant());
    }
}
