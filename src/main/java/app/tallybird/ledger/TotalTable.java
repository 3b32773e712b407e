package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums of runs by service, kept from their end on. A run whose cells change afterwards is summed again; until then its cells are. */
final class TotalTable {

    private static final String AT_SYNTHESIZE = Stream.of(Outcome.values()).filter(Outcome::atSynthesize)
            .map(outcome -> "'" + outcome.name() + "'").collect(Collectors.joining(", ", "(", ")"));
    /** A retry sends again what a push could not, so it is no point of its own in time. */
    private static final String TOLD = "r.kind <> 'retry'";

    /** The numbers of a group, to be added: SQLite adds whole ones exactly, so there is one; others are handed on as they are. */
    private static final String NUMBERS = "CASE MAX(units GLOB '*[^0-9]*' OR LENGTH(units) > 12) WHEN 0 THEN CAST(SUM(CAST(units AS INTEGER)) AS TEXT) "
            + "ELSE GROUP_CONCAT(units, ' ') END";

    private TotalTable() {
    }

    /** Sums up what has ended since. */
    static void sumUp(Connection connection) throws SQLException {
        List<Long> runs = new ArrayList<>();
        try (PreparedStatement open = connection.prepareStatement("SELECT sequence FROM run WHERE ended IS NOT NULL AND summed = 0");
                ResultSet row = open.executeQuery()) {
            while (row.next()) {
                runs.add(row.getLong(1));
            }
        }
        for (long run : runs) {
            Map<String, BigDecimal> sums = new LinkedHashMap<>();
            try (PreparedStatement cells = connection.prepareStatement("SELECT service_key, " + NUMBERS
                    + " FROM run_cell WHERE run = ? AND outcome IN " + AT_SYNTHESIZE + " GROUP BY service_key")) {
                Database.bind(cells, run);
                try (ResultSet row = cells.executeQuery()) {
                    while (row.next()) {
                        sums.put(row.getString(1), added(row.getString(2)));
                    }
                }
            }
            for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
                Database.execute(connection, "INSERT INTO run_total (run, service_key, units) VALUES (?, ?, ?)", run, sum.getKey(),
                        sum.getValue().toPlainString());
            }
            Database.execute(connection, "UPDATE run SET summed = 1 WHERE sequence = ?", run);
        }
    }

    /** The sums of this run are not those of its cells any more. */
    static void changed(Connection connection, RunId run) throws SQLException {
        Database.execute(connection, "DELETE FROM run_total WHERE run = (SELECT sequence FROM run WHERE id = ?)", run.value());
        Database.execute(connection, "UPDATE run SET summed = 0 WHERE id = ?", run.value());
        sumUp(connection);
    }

    /** The same of all runs in which one of these services is. */
    static void changed(Connection connection, String service, String other) throws SQLException {
        Database.execute(connection, "UPDATE run SET summed = 0 WHERE sequence IN (SELECT run FROM run_total WHERE service_key IN (?, ?))",
                service, other);
        Database.execute(connection, "DELETE FROM run_total WHERE run IN (SELECT sequence FROM run WHERE summed = 0)");
        sumUp(connection);
    }

    /** By service, the oldest run first. */
    static List<RunTotal> byService(Database database) {
        return read(database,
                "SELECT r.sequence, r.id, r.started, t.service_key, t.units FROM run r JOIN run_total t ON t.run = r.sequence "
                        + "WHERE r.summed = 1 AND " + TOLD + " UNION ALL " + cells("service_key", "r.summed = 0 AND " + TOLD)
                        + " ORDER BY 1");
    }

    /** By account, the oldest run first. */
    static List<RunTotal> byAccount(Database database) {
        return read(database, cells("account_id", TOLD) + " ORDER BY 1");
    }

    private static String cells(String key, String which) {
        return "SELECT r.sequence, r.id, r.started, c." + key + ", " + NUMBERS
                + " FROM run r CROSS JOIN run_cell c ON c.run = r.sequence WHERE " + which + " AND c.outcome IN " + AT_SYNTHESIZE
                + " GROUP BY r.sequence, c." + key;
    }

    private static List<RunTotal> read(Database database, String sql) {
        return database.query(sql, row -> new RunTotal(new RunId(row.getString(2)), Instant.parse(row.getString(3)), row.getString(4),
                added(row.getString(5))));
    }

    private static BigDecimal added(String numbers) {
        return Stream.of(numbers.split(" ")).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
