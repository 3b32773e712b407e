package app.tallybird.ledger;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The accounts that are known to be at Synthesize, and those that the vendor listed last. */
final class AccountTable {

    private AccountTable() {
    }

    static void remember(Database database, Map<String, String> idToName) {
        database.change(session -> {
            session.executeAll(
                    "INSERT INTO account (account_id, name) VALUES (?, ?) ON CONFLICT (account_id) DO UPDATE SET name = excluded.name",
                    idToName.entrySet().stream().map(account -> new Object[]{account.getKey(), account.getValue()}).toList());
        });
    }

    static Set<String> listed(Database database) {
        return new HashSet<>(database.query("SELECT account_id FROM account_listed", row -> row.getString(1)));
    }

    static void list(Database database, Set<String> ids) {
        database.change(session -> {
            session.execute("DELETE FROM account_listed");
            session.executeAll("INSERT INTO account_listed (account_id) VALUES (?)", ids.stream().map(id -> new Object[]{id}).toList());
        });
    }
}
