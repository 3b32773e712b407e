package app.tallybird.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Brings a file to the newest schema, in one commit. One of a newer version is refused and left alone. Its number is looked at first, because a ledger is
 * opened often and nearly always up to date; a new one is made from the steps as they are, an older one upgraded.
 */
final class Migrations {

    static final List<String> STEPS = List.of("V001__first.sql", "V002__attempt.sql", "V003__destination.sql", "V004__highest.sql",
            "V005__evidence.sql", "V006__person.sql", "V007__decision.sql", "V008__contract.sql", "V009__price.sql", "V010__totals.sql",
            "V011__team.sql", "V012__currency.sql");
    /** What this version of Tallybird reads and writes, in a file and in a shared ledger. */
    static final int NEWEST = STEPS.size();

    /** The table that says where the ledger of a file was moved to. */
    static final String MOVED = "moved";
    /** Added to the number of a file that was moved, so that older versions refuse it as well. */
    private static final int AWAY = 1_000_000;

    private Migrations() {
    }

    static void run(Database database, Path file) {
        int have = version(database);
        moved(database).ifPresent(to -> {
            throw Whereabouts.refused(true, file.toString(), to.place(), to.by());
        });
        if (have > NEWEST) {
            throw newer(have).at(file.toString()).asException();
        }
        if (have < NEWEST) {
            database.change(Migrations::toNewest);
        }
    }

    private static int version(Database database) {
        return database.query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
    }

    /** Where a ledger was moved to, and by whom. */
    record Moved(String place, String by) {
    }

    static Optional<Moved> moved(Database database) {
        return version(database) < AWAY
                ? Optional.empty()
                : database.query("SELECT place, said_by FROM " + MOVED, row -> new Moved(row.getString(1), row.getString(2))).stream()
                        .findFirst();
    }

    /** From now on every version of the program refuses the file. */
    static void move(Session session, Moved to) throws SQLException {
        session.execute("CREATE TABLE IF NOT EXISTS " + MOVED + " (place TEXT NOT NULL, said_by TEXT NOT NULL)");
        session.execute("DELETE FROM " + MOVED);
        session.execute("INSERT INTO " + MOVED + " (place, said_by) VALUES (?, ?)", to.place(), to.by());
        session.execute("PRAGMA user_version = " + (AWAY + NEWEST));
    }

    /** What was marked is in force again. */
    static void stay(Session session) throws SQLException {
        session.execute("PRAGMA user_version = " + NEWEST);
    }

    static Problem newer(int version) {
        return Problem.of(ProblemCode.LEDGER_NEWER,
                "The ledger was written by a newer version of Tallybird (schema " + version + ", this version knows " + NEWEST + ").",
                "Nothing was sent. The ledger was left as it is.", "Update Tallybird on this computer.");
    }

    private static void toNewest(Session session) throws SQLException {
        // read again inside the transaction: another process may have been quicker
        int have = session.query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
        if (have == 0) {
            for (String step : STEPS) {
                apply(session, read(step));
            }
        } else if (have < NEWEST) {
            session.upgrade(have);
        }
        if (have < NEWEST) {
            session.execute("PRAGMA user_version = " + NEWEST);
        }
    }

    private static void apply(Session session, String sql) throws SQLException {
        String plain = sql.lines().filter(line -> !line.startsWith("--")).reduce("", (all, line) -> all + line + "\n");
        for (String one : plain.split(";", -1)) {
            if (!one.isBlank()) {
                session.execute(one);
            }
        }
    }

    private static String read(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream("/ledger/migration/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing migration " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
