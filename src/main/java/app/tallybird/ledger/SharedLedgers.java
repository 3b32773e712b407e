package app.tallybird.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import app.tallybird.http.NanoClock;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;

/**
 * The ledgers of several computers, in one database. Who writes does so in the session that holds the lock, so a session that is lost, for whatever reason,
 * writes nothing more, and its lock is free.
 */
public final class SharedLedgers implements Ledgers, AutoCloseable {

    /** Keeps the locks apart from those that other programs take in the same database. */
    static final int LOCKS = 7_411;
    static final Dialect DIALECT = new Postgres();
    private static final int LOOKS = 5;
    private static final double NANOS_A_MILLI = 1e6;
    private static final String VERSION = "SELECT MAX(version::INTEGER) FROM " + Upgrade.HISTORY + " WHERE success";
    private static final String FIND = "SELECT (" + VERSION + "), i.id, i.opened, "
            + "set_config('tallybird.integration', i.id::TEXT, false), w.state, w.place, w.said_by FROM (SELECT 1) one "
            + "LEFT JOIN whereabouts w ON TRUE LEFT JOIN integration i ON i.practice = ? AND i.name = ?";

    private static final String OWNS = "SELECT pg_has_role(session_user, nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = '"
            + Upgrade.SCHEMA + "'";

    private final PostgresServer server;
    private final boolean practice;
    private final LedgerUser user;
    private final NanoClock measuring;
    private @Nullable LedgerUser known;

    private SharedLedgers(PostgresServer server, boolean practice, LedgerUser user, NanoClock measuring) {
        this.server = server;
        this.practice = practice;
        this.user = user;
        this.measuring = measuring;
    }

    /** Those of what is sent; nothing is asked of the database yet. */
    public static SharedLedgers at(LedgerAddress address, Optional<Secret> password, Optional<Path> extraCa, LedgerUser user) {
        return at(address, new Way(() -> password, () -> extraCa), user);
    }

    /** The same by a way that may change meanwhile. */
    public static SharedLedgers at(LedgerAddress address, Way way, LedgerUser user) {
        return new SharedLedgers(new PostgresServer(address, way, user.computer()), false, user, NanoClock.system());
    }

    /** What opens the way there. Asked for anew for each session, so that what was renewed or is trusted meanwhile counts without another start. */
    public record Way(Supplier<Optional<Secret>> password, Supplier<Optional<Path>> extraCa) {
    }

    /** The same for somebody else, by the same way. */
    SharedLedgers of(LedgerUser other) {
        return new SharedLedgers(server, practice, other, measuring);
    }

    /** The same by another clock for measuring. */
    public SharedLedgers measuredBy(NanoClock other) {
        return new SharedLedgers(server, practice, user, other);
    }

    /** Those of practice, by the same way. */
    public SharedLedgers practice() {
        return new SharedLedgers(server, true, user, measuring);
    }

    boolean ofPractice() {
        return practice;
    }

    public LedgerAddress address() {
        return server.address();
    }

    PostgresServer server() {
        return server;
    }

    /** Makes the tables, or brings them up to date, and the rights on them, as the role that owns them; returns how many steps it took. */
    public int setup() {
        try (Connection connection = server.connect()) {
            int steps = Upgrade.shared(server.source());
            rights(connection);
            return steps;
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private void rights(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            // who owns nothing of it is not refused by the database, which then gives no right and warns
            try (ResultSet owner = statement.executeQuery(OWNS)) {
                if (owner.next() && !owner.getBoolean(1)) {
                    throw rightsNotSet("it does not own them");
                }
            }
            statement.execute(roles());
        } catch (SQLException e) {
            throw Postgres.NOT_ALLOWED.equals(e.getSQLState())
                    ? rightsNotSet(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
                    : problem(e);
        }
    }

    private ProblemException rightsNotSet(String why) {
        return Problem.of(ProblemCode.CONFIGURATION, "The tables are there, but this role may not set the rights on them: " + why + ".",
                "The tables stay; nobody else is let in.",
                "Run it as the role that owns the database and may make roles (CREATEROLE), or let an administrator of the server run once "
                        + "what is printed by: tallybird-cli ledger setup --print")
                .at(address().place()).asException();
    }

    /** The rights of people and computers, as SQL to be read and run by the owner of the database. */
    public static String roles() {
        return SharedRoles.sql();
    }

    /**
     * How the database answers.
     *
     * @param millis one way there and back, the quickest of a few
     * @param version of the tables, 0 for none
     */
    public record Answer(String server, boolean encrypted, double millis, int version) {

        /** Whether this version of Tallybird works with the tables as they are. */
        public boolean ready() {
            return version == Migrations.NEWEST;
        }
    }

    /** Signs in and looks. */
    public Answer look() {
        return look(open -> {
            double best = Double.MAX_VALUE;
            for (int i = 0; i < LOOKS; i++) {
                long start = System.nanoTime();
                open.query("SELECT 1", row -> row.getInt(1));
                best = Math.min(best, (System.nanoTime() - start) / NANOS_A_MILLI);
            }
            double millis = best;
            int version = open
                    .query("SELECT to_regclass('" + Upgrade.SCHEMA + "." + Upgrade.HISTORY + "') IS NOT NULL", row -> row.getBoolean(1))
                    .getFirst() ? open.query(VERSION, row -> row.getInt(1)).getFirst() : 0;
            return open.query("SELECT current_setting('server_version'), (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())",
                    row -> new Answer("PostgreSQL " + row.getString(1), row.getBoolean(2), millis, version)).getFirst();
        });
    }

    /** Refuses tables that this version does not work with. */
    public void checkReady(Answer answer) {
        if (answer.version() == 0) {
            throw problem(new SQLException("no tables", "42P01"));
        }
        check(answer.version());
    }

    /** Who works on what at this moment, in words. */
    public Map<String, String> held() {
        Map<String, String> held = new TreeMap<>();
        holders().forEach((name, holder) -> held.put(name, holder.line()));
        return held;
    }

    @Override
    public Optional<IntegrationLock.Holder> holder(String integration) {
        return Optional.ofNullable(holders().get(integration));
    }

    /** Who works on what at this moment. */
    public Map<String, IntegrationLock.Holder> holders() {
        Map<String, IntegrationLock.Holder> held = new TreeMap<>();
        look(open -> open.query(
                "SELECT i.name, h.pid, h.host, h.since, h.kind FROM pg_locks l JOIN integration i ON i.id = l.objid::BIGINT JOIN holder h ON h.integration = i.id "
                        + "WHERE l.locktype = 'advisory' AND l.granted AND l.classid::BIGINT = ? AND i.practice = ? "
                        + "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                row -> held.put(row.getString(1), new IntegrationLock.Holder(row.getLong(2), row.getString(3),
                        row.getTimestamp(4).toInstant(), row.getString(5))) == null,
                LOCKS, practice));
        return held;
    }

    /** How the database is kept, and by which computers it is open at this moment. */
    public DatabaseKeeping keeping() {
        return look(DatabaseKeeping::of);
    }

    /** The sessions that have locked something of the ledgers at this moment, each as its role and its number at the server, with the work that it holds a lock for. */
    List<String> others() {
        return look(open -> open.query(
                "SELECT DISTINCT a.usename, a.pid, i.name, h.kind, h.host FROM pg_locks t JOIN pg_class c ON c.oid = t.relation "
                        + "JOIN pg_stat_activity a ON a.pid = t.pid "
                        + "LEFT JOIN pg_locks l ON l.pid = t.pid AND l.locktype = 'advisory' AND l.granted AND l.classid::BIGINT = ? "
                        + "LEFT JOIN integration i ON i.id = l.objid::BIGINT LEFT JOIN holder h ON h.integration = i.id "
                        + "WHERE c.relnamespace = '" + Upgrade.SCHEMA + "'::REGNAMESPACE AND t.granted AND t.pid <> pg_backend_pid() "
                        + "AND t.database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY a.pid",
                row -> "role " + row.getString(1) + " (session " + row.getInt(2) + ")"
                        + (row.getString(3) == null
                                ? ""
                                : " with " + row.getString(4) + " of \"" + row.getString(3) + "\" on " + row.getString(5)),
                LOCKS));
    }

    /** By the role that signs in, which is who the database says they are. */
    @Override
    public synchronized LedgerUser user() {
        LedgerUser asked = known;
        if (asked == null) {
            asked = new LedgerUser(user.clock(), user.words(), Optional.of(server.address().user()), user.computer(),
                    look(SharedRoles::own));
            known = asked;
        }
        return asked;
    }

    @Override
    public List<Member> members() {
        return look(SharedRoles::members);
    }

    @Override
    public boolean exists(String integration) {
        return look(open -> !open
                .query("SELECT 1 FROM integration WHERE practice = ? AND name = ? AND opened", row -> row.getInt(1), practice, integration)
                .isEmpty());
    }

    @Override
    public List<String> names() {
        return look(open -> open.query("SELECT name FROM integration WHERE practice = ? AND opened AND name <> ? ORDER BY name",
                row -> row.getString(1), practice, OF_ALL));
    }

    private interface Look<T> {
        T at(Session session) throws SQLException;
    }

    private <T> T look(Look<T> what) {
        try (Connection connection = server.pooled()) {
            return what.at(new Session(connection, DIALECT));
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    @Override
    public Ledger open(String integration) {
        return closingWhenItFails(true, connection -> {
            enter(connection, integration, true);
            return new Ledger(new Database(connection, DIALECT, place(integration)), user());
        });
    }

    @Override
    public LedgerLock lock(String integration, IntegrationLock.Holder me) {
        return closingWhenItFails(false, connection -> {
            int id = enter(connection, integration, false);
            Session session = new Session(connection, DIALECT);
            if (!session.query("SELECT pg_try_advisory_lock(?, ?)", row -> row.getBoolean(1), LOCKS, id).getFirst()) {
                throw IntegrationLock.taken(session.query("SELECT pid, host, since, kind FROM holder WHERE integration = ?",
                        row -> new IntegrationLock.Holder(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(),
                                row.getString(4)),
                        id).stream().findFirst());
            }
            Lease lease = new Lease(connection, id, user.clock(), measuring);
            Database.locked(connection, DIALECT, place(integration), lease).change(change -> {
                change.execute("DELETE FROM holder WHERE integration = ?", id);
                change.execute("INSERT INTO holder (integration, kind, host, pid) VALUES (?, ?, ?, ?)", id, me.kind(), me.host(), me.pid());
            });
            return new SharedLock(this, connection, integration, id, lease);
        });
    }

    private <T> T closingWhenItFails(boolean pooled, ConnectionUse<T> use) {
        Connection connection;
        try {
            connection = pooled ? server.pooled() : server.connect();
        } catch (SQLException e) {
            throw problem(e);
        }
        boolean done = false;
        try {
            T result = use.with(connection);
            done = true;
            return result;
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            if (!done) {
                quietly(connection::close);
            }
        }
    }

    private interface ConnectionUse<T> {
        T with(Connection connection) throws SQLException;
    }

    interface Closing {
        void close() throws SQLException;
    }

    /** What fails while it ends is ended all the same: the server does that when the session is gone. */
    static void quietly(Closing closing) {
        try {
            closing.close();
        } catch (SQLException gone) {
            // nothing to do
        }
    }

    ProblemException problem(SQLException e) {
        return DIALECT.problem(server.address().place(), e);
    }

    String place(String integration) {
        return server.address().place() + " (" + integration + ")";
    }

    /** From now on the session sees this integration; returns its number. */
    int enter(Connection connection, String integration, boolean opens) throws SQLException {
        record Found(int id, boolean opened) {
        }
        Session session = new Session(connection, DIALECT);
        Found found = session.query(FIND, row -> {
            check(row.getInt(1));
            Whereabouts.check(row, 5, server.address().place());
            return new Found(row.getInt(2), row.getBoolean(3));
        }, practice, integration).getFirst();
        if (found.id() == 0) {
            session.query("INSERT INTO integration (practice, name, opened) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
                    row -> row.getInt(1), practice, integration, opens);
            return enter(connection, integration, opens);
        }
        if (opens && !found.opened()) {
            session.query("UPDATE integration SET opened = TRUE WHERE id = ? RETURNING id", row -> row.getInt(1), found.id());
        }
        return found.id();
    }

    void check(int version) {
        if (version > Migrations.NEWEST) {
            throw Migrations.newer(version).at(server.address().place()).asException();
        }
        if (version < Migrations.NEWEST) {
            throw Problem.of(ProblemCode.CONFIGURATION,
                    "The shared ledger is of an older version of Tallybird (schema " + version + ", this version writes "
                            + Migrations.NEWEST + ").",
                    "Nothing was sent. The ledger was left as it is.", "Its owner brings it up to date with: tallybird-cli ledger setup")
                    .at(server.address().place()).asException();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
