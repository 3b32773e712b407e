package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A session of its own that holds the lock of an integration in a shared ledger as long as it lives, and is the one that writes. */
final class SharedLock implements LedgerLock {

    private final SharedLedgers ledgers;
    private final Connection connection;
    private final String integration;
    private final int id;
    private final Lease lease;

    SharedLock(SharedLedgers ledgers, Connection connection, String integration, int id, Lease lease) {
        this.ledgers = ledgers;
        this.connection = connection;
        this.integration = integration;
        this.id = id;
        this.lease = lease;
    }

    @Override
    public Ledger open() {
        try {
            if (ledgers.enter(connection, integration, true) != id) {
                throw IntegrationLock.taken(Optional.empty());
            }
            return new Ledger(Database.locked(connection, SharedLedgers.DIALECT, ledgers.place(integration), lease), ledgers.user());
        } catch (SQLException e) {
            throw ledgers.problem(e);
        }
    }

    @Override
    public Change rename(String other) {
        return change(session -> {
            session.execute("DELETE FROM integration WHERE practice = ? AND name = ? AND NOT opened", ledgers.ofPractice(), other);
            session.execute("DELETE FROM integration WHERE id = ? AND NOT opened", id);
            session.execute("UPDATE integration SET name = ? WHERE id = ?", other, id);
        });
    }

    @Override
    public Change remove() {
        return change(session -> session.execute("DELETE FROM integration WHERE id = ?", id));
    }

    /** It is one transaction, which ends when the change is kept. */
    private Change change(Database.Change what) {
        try {
            connection.setAutoCommit(false);
            Session session = new Session(connection, SharedLedgers.DIALECT);
            what.run(session);
            session.flush();
        } catch (SQLException e) {
            SharedLedgers.quietly(connection::rollback);
            throw ledgers.problem(e);
        }
        return new Change() {
            @Override
            public void back() {
                end(connection::rollback);
            }

            @Override
            public void keep() {
                end(connection::commit);
            }
        };
    }

    private void end(SharedLedgers.Closing how) {
        try {
            how.close();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw ledgers.problem(e);
        }
    }

    @Override
    public void close() {
        SharedLedgers.quietly(() -> new Session(connection, SharedLedgers.DIALECT).query("SELECT pg_advisory_unlock(?, ?)",
                row -> row.getBoolean(1), SharedLedgers.LOCKS, id));
        SharedLedgers.quietly(connection::close);
    }
}
