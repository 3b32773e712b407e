package app.tallybird.ledger;

import java.math.BigDecimal;
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

    static void moveVersion(Session session) throws SQLException {
        session.execute(
                "INSERT INTO note (name, value) VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(note.value AS INTEGER) + 1 AS TEXT)",
                VERSION);
    }

    /** From now on until an outcome arrives, nobody knows what Synthesize has for these cells. */
    static void intend(Session session, Set<CellKey> cells) throws SQLException {
        session.executeAll(
                "INSERT INTO cell (account_id, service_key, uncertain) VALUES (?, ?, 1) ON CONFLICT (account_id, service_key) "
                        + "DO UPDATE SET uncertain = CASE WHEN cell.uncertain = 0 THEN 1 ELSE 2 END",
                cells.stream().map(cell -> new Object[]{cell.accountId(), cell.serviceKey()}).toList());
    }

    /** An answer to this send says nothing of an earlier one that is in doubt; only an acceptance ends all doubt. */
    static void conclude(Session session, RunId run, List<CellResult> cells) throws SQLException {
        session.executeAll("INSERT INTO cell (account_id, service_key, accepted, highest) VALUES (?, ?, ?, ?) "
                + "ON CONFLICT (account_id, service_key) DO UPDATE SET accepted = excluded.accepted, uncertain = 0, no_place = NULL, "
                + "no_place_units = NULL, highest = CASE WHEN CAST(cell.highest AS NUMERIC) >= CAST(excluded.highest AS NUMERIC) "
                + "THEN cell.highest ELSE excluded.highest END, "
                // a count that was not known leaves the one before to compare with
                + "counted = (SELECT COALESCE(r.counted, cell.counted, cell.accepted) " + BY_RULE + "), rule = (SELECT r.rule " + BY_RULE
                + ")", cells.stream().filter(cell -> cell.outcome().atSynthesize()).map(cell -> {
                    String units = cell.units().toPlainString();
                    return new Object[]{cell.key().accountId(), cell.key().serviceKey(), units, units, run.value(), run.value()};
                }).toList());
        for (CellResult cell : cells) {
            concludeOther(session, cell);
        }
    }

    private static void concludeOther(Session session, CellResult cell) throws SQLException {
        String account = cell.key().accountId();
        String service = cell.key().serviceKey();
        switch (cell.outcome()) {
            case ACCEPTED, CARRIED -> {
                // with all others that were
            }
            case NOT_MAPPED, LOST, ACCOUNT_GONE, SERVICE_GONE, DISCONNECTED -> {
                explain(session, cell);
                settle(session, account, service);
            }
            case REFUSED -> {
                session.execute("UPDATE cell SET no_place = NULL, no_place_units = NULL WHERE account_id = ? AND service_key = ?", account,
                        service);
                settle(session, account, service);
            }
            case FAILED, UNKNOWN -> {
                // Stays uncertain: also what never left may follow a send whose outcome nobody knows.
            }
        }
    }

    /** What another service of before had is to be sent again. */
    static void rememberService(Session session, String key, String id, String name) throws SQLException {
        session.execute(
                "UPDATE cell SET uncertain = CASE WHEN uncertain = 0 THEN 1 ELSE uncertain END WHERE service_key = ? AND CAST(accepted AS NUMERIC) <> 0 "
                        + "AND EXISTS (SELECT 1 FROM service s WHERE s.service_key = cell.service_key AND s.synthesize_id <> ?)",
                key, id);
        session.execute("INSERT INTO service (service_key, synthesize_id, name) VALUES (?, ?, ?) ON CONFLICT (service_key) "
                + "DO UPDATE SET synthesize_id = excluded.synthesize_id, name = excluded.name", key, id, name);
    }

    static List<CellResult> withoutPlace(Database database) {
        return database.query(
                "SELECT account_id, service_key, no_place_units, no_place FROM cell WHERE no_place IS NOT NULL "
                        + "ORDER BY account_id, service_key",
                row -> new CellResult(key(row), new BigDecimal(row.getString(3)), Outcome.valueOf(row.getString(4)), ""));
    }

    /** One doubt less. */
    static void settle(Session session, String account, String service) throws SQLException {
        session.execute(
                "UPDATE cell SET uncertain = CASE WHEN uncertain > 0 THEN uncertain - 1 ELSE 0 END WHERE account_id = ? AND service_key = ?",
                account, service);
    }

    /** Why a count that was answered found no place; says nothing of other sends. */
    static void explain(Session session, CellResult cell) throws SQLException {
        session.execute(
                "INSERT INTO cell (account_id, service_key, no_place, no_place_units) VALUES (?, ?, ?, ?) "
                        + "ON CONFLICT (account_id, service_key) DO UPDATE SET no_place = excluded.no_place, "
                        + "no_place_units = excluded.no_place_units",
                cell.key().accountId(), cell.key().serviceKey(), cell.outcome().name(), cell.units().toPlainString());
    }

    /** Where both are, the one that moves stays. */
    private static void replaced(Session session, String table, String of, String from, String to) throws SQLException {
        session.execute("DELETE FROM " + table + " WHERE service_key = ? AND EXISTS (SELECT 1 FROM " + table + " o WHERE o.service_key = ? "
                + "AND o.account_id = " + table + ".account_id AND o." + of + " = " + table + "." + of + ")", to, from);
    }

    /** Under another key goes everything that is known of a service; plans are forgotten. */
    static void moveService(Session session, String from, String to) throws SQLException {
        session.execute("DELETE FROM service WHERE service_key = ?", to);
        session.execute("DELETE FROM cell WHERE service_key = ?", to);
        replaced(session, "run_cell", "run", from, to);
        replaced(session, "run_counted", "run", from, to);
        replaced(session, "evidence", "source", from, to);
        for (String table : List.of("service", "cell", "run_cell", "evidence", "run_counted")) {
            session.execute("UPDATE " + table + " SET service_key = ? WHERE service_key = ?", to, from);
        }
        session.execute("DELETE FROM plan");
        TotalTable.changed(session, from, to);
        moveVersion(session);
    }
}
