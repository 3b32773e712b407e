package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums of runs by service, kept from their end on. A run whose cells change afterwards is summed again; until then its cells are. */
final class TotalTable {

    private static final String AT_SYNTHESIZE = Stream.of(Outcome.values()).filter(Outcome::atSynthesize)
            .map(outcome -> "'" + outcome.name() + "'").collect(Collectors.joining(", ", "(", ")"));
    /** A retry sends again what a push could not, so it is no point of its own in time. */
    private static final String TOLD = "r.kind <> 'retry'";

    private TotalTable() {
    }

    /** Sums up what has ended since. */
    static void sumUp(Session session) throws SQLException {
        record Sum(String service, BigDecimal units) {
        }
        for (long run : session.query("SELECT sequence FROM run WHERE ended IS NOT NULL AND summed = 0", row -> row.getLong(1))) {
            List<Sum> sums = session.query("SELECT service_key, " + session.dialect().sumOfUnits()
                    + " FROM run_cell WHERE run = ? AND outcome IN " + AT_SYNTHESIZE + " GROUP BY service_key",
                    row -> new Sum(row.getString(1), added(row.getString(2))), run);
            session.executeAll("INSERT INTO run_total (run, service_key, units) VALUES (?, ?, ?)",
                    sums.stream().map(sum -> new Object[]{run, sum.service(), sum.units().toPlainString()}).toList());
            session.execute("UPDATE run SET summed = 1 WHERE sequence = ?", run);
        }
    }

    /** The sums of this run are not those of its cells any more. */
    static void changed(Session session, RunId run) throws SQLException {
        session.execute("DELETE FROM run_total WHERE run = (SELECT sequence FROM run WHERE id = ?)", run.value());
        session.execute("UPDATE run SET summed = 0 WHERE id = ?", run.value());
        sumUp(session);
    }

    /** The same of all runs in which one of these services is. */
    static void changed(Session session, String service, String other) throws SQLException {
        session.execute("UPDATE run SET summed = 0 WHERE sequence IN (SELECT run FROM run_total WHERE service_key IN (?, ?))", service,
                other);
        session.execute("DELETE FROM run_total WHERE run IN (SELECT sequence FROM run WHERE summed = 0)");
        sumUp(session);
    }

    /** By service, the oldest run first. */
    static List<RunTotal> byService(Database database) {
        return read(database,
                "SELECT r.sequence, r.id, r.started, t.service_key, t.units FROM run r JOIN run_total t ON t.run = r.sequence "
                        + "WHERE r.summed = 1 AND " + TOLD + " UNION ALL " + cells(database, "service_key", "r.summed = 0 AND " + TOLD)
                        + " ORDER BY 1");
    }

    /** By account, the oldest run first. */
    static List<RunTotal> byAccount(Database database) {
        return read(database, cells(database, "account_id", TOLD) + " ORDER BY 1");
    }

    private static String cells(Database database, String key, String which) {
        return "SELECT r.sequence, MIN(r.id), MIN(r.started), c." + key + ", " + database.dialect().sumOfUnits()
                + " FROM run r CROSS JOIN run_cell c WHERE c.run = r.sequence AND " + which + " AND c.outcome IN " + AT_SYNTHESIZE
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
