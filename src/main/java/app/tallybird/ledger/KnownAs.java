package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What ids are called, as far as the ledger knows. */
final class KnownAs {

    private KnownAs() {
    }

    /** "Bellows College, Total Workstations", "every customer, Total Workstations", "Bellows College". */
    static String scope(Connection connection, Optional<String> accountId, Optional<String> serviceKey) throws SQLException {
        String account = accountId.isPresent()
                ? name(connection, "SELECT name FROM account WHERE account_id = ?", accountId.get())
                : "every customer";
        return serviceKey.isPresent()
                ? account + ", " + name(connection, "SELECT name FROM service WHERE service_key = ?", serviceKey.get())
                : account;
    }

    private static String name(Connection connection, String sql, String id) throws SQLException {
        return Database.query(connection, sql, row -> row.getString(1), id).stream().findFirst().orElse(id);
    }
}
