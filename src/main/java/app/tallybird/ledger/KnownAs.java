package app.tallybird.ledger;

import java.sql.SQLException;
import java.util.Optional;

/** What ids are called, as far as the ledger knows. */
final class KnownAs {

    private KnownAs() {
    }

    /** "Bellows College, Total Workstations", "every customer, Total Workstations", "Bellows College". */
    static String scope(Session session, Optional<String> accountId, Optional<String> serviceKey) throws SQLException {
        String account = accountId.isPresent()
                ? name(session, "SELECT name FROM account WHERE account_id = ?", accountId.get())
                : "every customer";
        return serviceKey.isPresent()
                ? account + ", " + name(session, "SELECT name FROM service WHERE service_key = ?", serviceKey.get())
                : account;
    }

    private static String name(Session session, String sql, String id) throws SQLException {
        return session.query(sql, row -> row.getString(1), id).stream().findFirst().orElse(id);
    }
}
