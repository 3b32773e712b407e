package app.tallybird.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Who did what, as entries that are only added. What others said in them is written down as the ledger's user wants it. */
public final class AuditBook {

    private final Database database;
    private final LedgerUser user;

    AuditBook(Database database, LedgerUser user) {
        this.database = database;
        this.user = user;
    }

    /** Writes down that this user did that now. */
    public void add(AuditKind kind, String words) {
        database.change(session -> add(session, kind, words));
    }

    /** The same about a place that is not this ledger's own. */
    public void add(AuditKind kind, String place, String words) {
        database.change(
                connection -> insert(connection, new AuditEntry(user.clock().instant(), user.name(), user.computer(), place, kind, words)));
    }

    /** The same in the commit of what was done. */
    void add(Session session, AuditKind kind, String words) throws SQLException {
        insert(session, new AuditEntry(user.clock().instant(), user.name(), user.computer(), "", kind, words));
    }

    /** Brings entries of another ledger here, as they are; they name their place. */
    public void bring(List<AuditEntry> entries) {
        database.change(session -> {
            for (AuditEntry entry : entries) {
                insert(session, entry);
            }
        });
    }

    private void insert(Session session, AuditEntry entry) throws SQLException {
        session.execute("INSERT INTO audit (at, person, computer, place, kind, words) VALUES (?, ?, ?, ?, ?, ?)", entry.at().toString(),
                entry.person(), entry.computer(), entry.place(), entry.kind().word(), user.words().apply(entry.words()));
    }

    /** All of them, the newest first; {@code own} is the place of those that name none. */
    public List<AuditEntry> entries(String own) {
        return database.query("SELECT at, person, computer, place, kind, words FROM audit ORDER BY sequence DESC",
                row -> new AuditEntry(Instant.parse(row.getString(1)), row.getString(2), row.getString(3),
                        row.getString(4).isEmpty() ? own : row.getString(4), AuditKind.ofWord(row.getString(5)).orElseThrow(),
                        row.getString(6)));
    }
}
