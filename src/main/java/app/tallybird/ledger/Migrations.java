package app.tallybird.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Brings the file to the newest schema, step by step, each in one commit. A file of a newer version is refused and left alone. */
final class Migrations {

    static final List<String> STEPS = List.of("V001__first.sql", "V002__attempt.sql", "V003__destination.sql", "V004__highest.sql",
            "V005__evidence.sql", "V006__person.sql", "V007__decision.sql", "V008__contract.sql", "V009__price.sql", "V010__totals.sql",
            "V011__team.sql");

    private Migrations() {
    }

    static void run(Database database, Path file) {
        int have = database.query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
        if (have > STEPS.size()) {
            throw Problem.of(ProblemCode.LEDGER_NEWER,
                    "The ledger was written by a newer version of Tallybird (schema " + have + ", this version knows " + STEPS.size()
                            + ").",
                    "The ledger was left as it is and nothing was sent.", "Update Tallybird on this computer.").at(file.toString())
                    .asException();
        }
        for (int step = have; step < STEPS.size(); step++) {
            int version = step + 1;
            String sql = read(STEPS.get(step));
            database.<Integer>commit(connection -> version(connection) >= version ? version : apply(connection, sql, version));
        }
    }

    /** Read again inside the transaction: another process may have been quicker. */
    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int apply(Connection connection, String sql, int version) throws SQLException {
        String plain = sql.lines().filter(line -> !line.startsWith("--")).reduce("", (all, line) -> all + line + "\n");
        try (Statement statement = connection.createStatement()) {
            for (String one : plain.split(";", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
            statement.execute("PRAGMA user_version = " + version);
        }
        return version;
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
