package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import app.tallybird.model.CellKey;

/** Changes what is known of each cell at Synthesize. Its version moves with every change, so that a plan knows whether it still compares with the truth. */
final class CellTable {

    /** The note that it is kept in. */
    static final String VERSION = "baseline-version";

    private static final String BY_RULE = "FROM run_counted r WHERE r.run = (SELECT sequence FROM run WHERE id = ?) "
            + "AND r.account_id = cell.account_id AND r.service_key = cell.service_key AND r.rule IS NOT NULL";

    private CellTable() {
    }

    static CellKey key(ResultSet row) throws SQLException {
        return new CellKey(row.getString(1), row.getString(2));
    }

    static void moveVersion(Connection connection) throws SQLException {
        Database.execute(connection,
                "INSERT INTO note (name, value) VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
                VERSION);
    }

    /** From now on until an outcome arrives, nobody knows what Synthesize has for these cells. */
    static void intend(Connection connection, Set<CellKey> cells) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("INSERT INTO cell (account_id, service_key, uncertain) VALUES (?, ?, 1) "
                        + "ON CONFLICT (account_id, service_key) DO UPDATE SET uncertain = MIN(2, uncertain + 1)")) {
            for (CellKey cell : cells) {
                Database.bind(statement, cell.accountId(), cell.serviceKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** An answer to this send says nothing of an earlier one that is in doubt; only an acceptance ends all doubt. */
    static void conclude(Connection connection, RunId run, CellResult cell) throws SQLException {
        String account = cell.key().accountId();
        String service = cell.key().serviceKey();
        switch (cell.outcome()) {
            case ACCEPTED, CARRIED -> {
                String units = cell.units().toPlainString();
                Database.execute(connection, "INSERT INTO cell (account_id, service_key, accepted, highest) VALUES (?, ?, ?, ?) "
                        + "ON CONFLICT (account_id, service_key) DO UPDATE SET accepted = excluded.accepted, uncertain = 0, no_place = NULL, "
                        + "no_place_units = NULL, highest = CASE WHEN CAST(highest AS REAL) >= CAST(excluded.highest AS REAL) "
                        + "THEN highest ELSE excluded.highest END, "
                        // a count that was not known leaves the one before to compare with
                        + "counted = (SELECT COALESCE(r.counted, cell.counted, cell.accepted) " + BY_RULE + "), rule = (SELECT r.rule "
                        + BY_RULE + ")", account, service, units, units, run.value(), run.value());
            }
            case NOT_MAPPED, LOST, ACCOUNT_GONE, SERVICE_GONE, DISCONNECTED -> {
                explain(connection, cell);
                settle(connection, account, service);
            }
            case REFUSED -> {
                Database.execute(connection,
                        "UPDATE cell SET no_place = NULL, no_place_units = NULL WHERE account_id = ? AND service_key = ?", account,
                        service);
                settle(connection, account, service);
            }
            case FAILED, UNKNOWN -> {
                // Stays uncertain: also what never left may follow a send whose outcome nobody knows.
            }
        }
    }

    /** What another service of before had is to be sent again. */
    static void rememberService(Connection connection, String key, String id, String name) throws SQLException {
        Database.execute(connection, "UPDATE cell SET uncertain = MAX(1, uncertain) WHERE service_key = ? AND CAST(accepted AS REAL) <> 0 "
                + "AND EXISTS (SELECT 1 FROM service s WHERE s.service_key = cell.service_key AND s.synthesize_id <> ?)", key, id);
        Database.execute(connection, "INSERT OR REPLACE INTO service VALUES (?, ?, ?)", key, id, name);
    }

    static List<CellResult> withoutPlace(Database database) {
        return database.query(
                "SELECT account_id, service_key, no_place_units, no_place FROM cell WHERE no_place IS NOT NULL "
                        + "ORDER BY account_id, service_key",
                row -> new CellResult(key(row), new BigDecimal(row.getString(3)), Outcome.valueOf(row.getString(4)), ""));
    }

    /** One doubt less. */
    static void settle(Connection connection, String account, String service) throws SQLException {
        Database.execute(connection, "UPDATE cell SET uncertain = MAX(0, uncertain - 1) WHERE account_id = ? AND service_key = ?", account,
                service);
    }

    /** Why a count that was answered found no place; says nothing of other sends. */
    static void explain(Connection connection, CellResult cell) throws SQLException {
        Database.execute(connection,
                "INSERT INTO cell (account_id, service_key, no_place, no_place_units) VALUES (?, ?, ?, ?) "
                        + "ON CONFLICT (account_id, service_key) DO UPDATE SET no_place = excluded.no_place, "
                        + "no_place_units = excluded.no_place_units",
                cell.key().accountId(), cell.key().serviceKey(), cell.outcome().name(), cell.units().toPlainString());
    }

    /** Under another key goes everything that is known of a service; plans are forgotten. */
    static void moveService(Connection connection, String from, String to) throws SQLException {
        Database.execute(connection, "DELETE FROM service WHERE service_key = ?", to);
        Database.execute(connection, "DELETE FROM cell WHERE service_key = ?", to);
        for (String table : List.of("service", "cell", "run_cell", "evidence", "run_counted")) {
            Database.execute(connection, "UPDATE OR REPLACE " + table + " SET service_key = ? WHERE service_key = ?", to, from);
        }
        Database.execute(connection, "DELETE FROM plan");
        TotalTable.changed(connection, from, to);
        moveVersion(connection);
    }
}
