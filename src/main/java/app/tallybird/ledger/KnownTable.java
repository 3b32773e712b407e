package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What is remembered besides counts: whose keys, which ids and names, what is left out, and small notes. */
final class KnownTable {

    private final Database database;

    KnownTable(Database database) {
        this.database = database;
    }

    Optional<OrganizationSeen> organization() {
        return database.query("SELECT organization_id, vendor_id, integration_id, name, first_seen FROM organization",
                row -> new OrganizationSeen(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        Instant.parse(row.getString(5))))
                .stream().findFirst();
    }

    void rememberOrganization(OrganizationSeen seen) {
        database.update("INSERT OR REPLACE INTO organization VALUES (1, ?, ?, ?, ?, ?)", seen.organizationId(), seen.vendorId(),
                seen.integrationId(), seen.name(), seen.firstSeen().toString());
    }

    Map<String, String> pairs(String sql) {
        Map<String, String> pairs = new HashMap<>();
        database.query(sql, row -> pairs.put(row.getString(1), row.getString(2)) == null);
        return pairs;
    }

    void rememberService(String key, String id, String name) {
        database.update("INSERT OR REPLACE INTO service VALUES (?, ?, ?)", key, id, name);
    }

    void rememberAccounts(Map<String, String> names) {
        each(names.entrySet(), (connection, entry) -> Database.execute(connection, "INSERT OR REPLACE INTO account VALUES (?, ?)",
                entry.getKey(), entry.getValue()));
    }

    Set<String> accountsListed() {
        return new HashSet<>(database.query("SELECT account_id FROM account_listed", row -> row.getString(1)));
    }

    void rememberAccountsListed(Set<String> ids) {
        database.change(connection -> {
            Database.execute(connection, "DELETE FROM account_listed");
            for (String id : ids) {
                Database.execute(connection, "INSERT INTO account_listed VALUES (?)", id);
            }
        });
    }

    Set<LeftOut> leftOut() {
        return new HashSet<>(database.query("SELECT account_id, service_key FROM left_out",
                row -> new LeftOut(Optional.of(row.getString(1)).filter(id -> !id.isEmpty()),
                        Optional.of(row.getString(2)).filter(key -> !key.isEmpty()))));
    }

    void mark(LeftOut mark, boolean leftOut) {
        String sql = leftOut
                ? "INSERT OR IGNORE INTO left_out VALUES (?, ?)"
                : "DELETE FROM left_out WHERE account_id = ? AND service_key = ?";
        database.update(sql, mark.accountId().orElse(""), mark.serviceKey().orElse(""));
    }

    Optional<String> note(String name) {
        return database.query("SELECT value FROM note WHERE name = ?", row -> row.getString(1), name).stream().findFirst();
    }

    void note(String name, String value) {
        database.update("INSERT OR REPLACE INTO note VALUES (?, ?)", name, value);
    }

    Optional<StoredPlan> plan(String hash) {
        return plans("WHERE hash = ?", hash).stream().findFirst();
    }

    List<StoredPlan> heldPlans() {
        return plans("WHERE held = 1 ORDER BY sequence DESC");
    }

    private List<StoredPlan> plans(String where, @Nullable Object... values) {
        return database.query("SELECT hash, created, baseline_version, held, json FROM plan " + where,
                row -> new StoredPlan(row.getString(1), Instant.parse(row.getString(2)), row.getLong(3), row.getInt(4) == 1,
                        row.getString(5)),
                values);
    }

    /** Keeps the newest plans only; runs carry their own cells, so an old plan has no more use. */
    void savePlan(StoredPlan plan, int keep) {
        database.change(connection -> {
            Database.execute(connection, "INSERT OR REPLACE INTO plan (hash, created, baseline_version, held, json) VALUES (?, ?, ?, ?, ?)",
                    plan.hash(), plan.created().toString(), plan.baselineVersion(), plan.held() ? 1 : 0, plan.json());
            Database.execute(connection, "DELETE FROM plan WHERE hash NOT IN (SELECT hash FROM plan ORDER BY sequence DESC LIMIT ?)", keep);
        });
    }

    @FunctionalInterface
    private interface Each<T> {
        void run(Connection connection, T one) throws SQLException;
    }

    private <T> void each(Collection<T> all, Each<T> work) {
        database.change(connection -> {
            for (T one : all) {
                work.run(connection, one);
            }
        });
    }
}
