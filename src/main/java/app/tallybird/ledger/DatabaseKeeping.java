package app.tallybird.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.model.ThisBuild;

/**
 * What any role may see of how the database of a shared ledger is kept, besides what is in it. Copies are the task of whoever runs the database: no role
 * sees whether there is one.
 *
 * @param bytes how large it is
 * @param archiving what becomes of its log of changes
 * @param open the computers that have it open at this moment, by their names, with their versions of Tallybird
 */
public record DatabaseKeeping(long bytes, Archiving archiving, Map<String, String> open) {

    /**
     * Whether the database gives its log of changes away, which a copy can be brought up to date with.
     *
     * @param last when it last did
     * @param failing since when it does not succeed; empty when the last try did
     */
    public record Archiving(boolean on, Optional<Instant> last, Optional<Instant> failing) {
    }

    private static final String SESSION = "Tallybird ";
    private static final String LOOK = "SELECT pg_database_size(current_database()), current_setting('archive_mode'), last_archived_time, "
            + "last_failed_time FROM pg_stat_archiver";
    private static final String SESSIONS = "SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = current_database() "
            + "AND application_name LIKE '" + SESSION + "%'";

    public DatabaseKeeping {
        open = Map.copyOf(open);
    }

    /** How a session of this computer calls itself, so that the others see who is there. */
    static String session(String computer) {
        return SESSION + ThisBuild.version() + " " + computer;
    }

    static DatabaseKeeping of(Session session) throws SQLException {
        Map<String, String> open = new HashMap<>();
        for (String name : session.query(SESSIONS, row -> row.getString(1))) {
            String[] words = name.substring(SESSION.length()).split(" ", 2);
            if (words.length == 2) {
                open.put(words[1], words[0]);
            }
        }
        return session.query(LOOK, row -> new DatabaseKeeping(row.getLong(1), archiving(row), open)).getFirst();
    }

    private static Archiving archiving(ResultSet row) throws SQLException {
        Optional<Instant> last = instant(row.getTimestamp(3));
        Optional<Instant> failed = instant(row.getTimestamp(4)).filter(at -> last.filter(at::isBefore).isEmpty());
        return new Archiving(!row.getString(2).equals("off"), last, failed);
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
