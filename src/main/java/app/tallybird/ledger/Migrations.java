package app.tallybird.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Brings a file to the newest schema, in one commit. One of a newer version is refused and left alone. Its number is looked at first, because a ledger is
 * opened often and nearly always up to date; a new one is made from the steps as they are, an older one upgraded.
 */
final class Migrations {

    static final List<String> STEPS = List.of("V001__first.sql", "V002__attempt.sql", "V003__destination.sql", "V004__highest.sql",
            "V005__evidence.sql", "V006__person.sql", "V007__decision.sql", "V008__contract.sql", "V009__price.sql", "V010__totals.sql",
            "V011__team.sql");
    /** What this version of Tallybird reads and writes, in a file and in a shared ledger. */
    static final int NEWEST = STEPS.size();

    private Migrations() {
    }

    static void run(Database database, Path file) {
        int have = database.query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
        if (have > NEWEST) {
            throw newer(have).at(file.toString()).asException();
        }
        if (have < NEWEST) {
            database.change(Migrations::toNewest);
        }
    }

    static Problem newer(int version) {
        return Problem.of(ProblemCode.LEDGER_NEWER,
                "The ledger was written by a newer version of Tallybird (schema " + version + ", this version knows " + NEWEST + ").",
                "The ledger was left as it is and nothing was sent.", "Update Tallybird on this computer.");
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
