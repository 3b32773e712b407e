package app.tallybird.ledger;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import app.tallybird.model.Right;

/** What is left out on purpose; who changes it stands in the audit. */
record LeftOutTable(Database database, AuditBook audit) {

    Set<LeftOut> all() {
        return new HashSet<>(database.query("SELECT account_id, service_key FROM left_out",
                row -> new LeftOut(Optional.of(row.getString(1)).filter(id -> !id.isEmpty()),
                        Optional.of(row.getString(2)).filter(key -> !key.isEmpty()))));
    }

    void add(LeftOut mark) {
        database.change(session -> {
            if (session.changed(
                    "INSERT INTO left_out (account_id, service_key) VALUES (?, ?) ON CONFLICT (account_id, service_key) DO NOTHING",
                    account(mark), service(mark)) > 0) {
                audit.add(session, AuditKind.RULE, "Left out on purpose: " + words(session, mark));
            }
        });
    }

    void remove(LeftOut mark, LedgerUser user) {
        user.require(Right.RULES, "It stays left out.");
        database.change(session -> {
            if (session.changed("DELETE FROM left_out WHERE account_id = ? AND service_key = ?", account(mark), service(mark)) > 0) {
                audit.add(session, AuditKind.RULE, "No longer left out: " + words(session, mark));
            }
        });
    }

    private static String account(LeftOut mark) {
        return mark.accountId().orElse("");
    }

    private static String service(LeftOut mark) {
        return mark.serviceKey().orElse("");
    }

    private static String words(Session session, LeftOut mark) throws SQLException {
        return KnownAs.scope(session, mark.accountId(), mark.serviceKey());
    }
}
