package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One transaction, or one look. Where the database is far, changes wait until something is read or the transaction ends, and then go out together: one way there
 * and back, with the end of the transaction among them.
 */
final class Session {

    private static final int MOST_WAITING = 1_000;

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private record Waiting(String sql, List<@Nullable Object> values) {
    }

    private final Connection connection;
    private final Dialect dialect;
    private final List<Waiting> waiting = new ArrayList<>();

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** For what is copied table by table, in the same transaction. */
    CopyEnd end(String place) {
        return new CopyEnd(connection, dialect, place);
    }

    Dialect dialect() {
        return dialect;
    }

    void execute(String sql, @Nullable Object... values) throws SQLException {
        if (!dialect.far()) {
            changed(sql, values);
            return;
        }
        waiting.add(new Waiting(dialect.sql(sql), Arrays.asList(values)));
        if (waiting.size() == MOST_WAITING) {
            flush();
        }
    }

    /** Does it at once; returns how many rows it changed. */
    int changed(String sql, @Nullable Object... values) throws SQLException {
        flush();
        try (PreparedStatement statement = connection.prepareStatement(dialect.sql(sql))) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Like {@link #execute}, for each of these. */
    void executeAll(String sql, List<Object[]> all) throws SQLException {
        if (dialect.far()) {
            for (Object[] values : all) {
                execute(sql, values);
            }
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(dialect.sql(sql))) {
            for (Object[] values : all) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        flush();
        try (PreparedStatement statement = connection.prepareStatement(dialect.sql(sql))) {
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

    /** Brings the tables of this version to the newest one. */
    void upgrade(int version) throws SQLException {
        Upgrade.file(connection, version);
    }

    /** Sends what waits, with the end of the transaction. */
    void commit() throws SQLException {
        if (!waiting.isEmpty()) {
            waiting.add(new Waiting("COMMIT", List.of()));
            flush();
        }
        connection.commit();
    }

    /** Sends what waits. */
    void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> now = List.copyOf(waiting);
        waiting.clear();
        String all = String.join(";\n", now.stream().map(Waiting::sql).toList());
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            bind(statement, now.stream().flatMap(one -> one.values().stream()).toArray());
            statement.execute();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
